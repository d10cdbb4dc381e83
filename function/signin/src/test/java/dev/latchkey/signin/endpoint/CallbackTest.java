package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider's answer. */
class CallbackTest {
    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private Map<String, String> answer() {
        return service.staff.login(TestSignIn.location(TestSignIn.begin(browser, TestSignIn.request())));
    }

    private HttpResponse assertRefused(HttpResponse response, String outcome, String reason) {
        assertEquals(outcome, service.event().get("outcome"));
        assertEquals(reason, service.event().get("reason"));
        assertEquals(403, response.status());
        assertFalse(service.event().containsKey("person"));
        assertTrue(service.outages.takeCalls().stream().noneMatch("replace"::equals));
        return response;
    }

    @Test
    void answer_leadsToTheChoice() {
        HttpResponse response = browser.get(TestSignIn.callback(answer()));

        assertEquals(303, response.status());
        assertEquals(
                "/v1/sessions/role?sign_in=" + service.signIns.kept().getFirst().id(), TestSignIn.location(response));
        assertEquals("signed_in", service.event().get("outcome"));
        assertEquals(200, browser.get(TestSignIn.location(response)).status());
    }

    @Test
    void answer_thatIsLoadedAgainLeadsToTheChoiceWithoutBeingLookedAt() {
        String callback = TestSignIn.callback(answer());
        browser.get(callback);
        HttpResponse again = browser.get(callback.replaceFirst("code=[^&]*", "code=another"));

        assertEquals(303, again.status());
        assertEquals("shown", service.event().get("outcome"));
        assertEquals(1, service.staff.requests(TestProvider.TOKEN).size());
    }

    @Test
    void answer_replayedWithTheCookieOfBeforeOpensNothing() {
        String callback = TestSignIn.callback(answer());
        TestBrowser thief = browser.copy();
        browser.get(callback);

        assertEquals(400, thief.get(callback).status());
        assertEquals("NO_SIGN_IN", service.event().get("outcome"));
        assertEquals(1, service.staff.requests(TestProvider.TOKEN).size());
    }

    @Test
    void answer_thatArrivesManyTimesAtOnceCountsOnce() {
        String callback = TestSignIn.callback(answer());
        List<TestBrowser> browsers =
                IntStream.range(0, 50).mapToObj(i -> browser.copy()).toList();

        long signedIn = browsers.parallelStream()
                .filter(any -> any.get(callback).status() == 303)
                .count();

        assertEquals(1, signedIn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partners", "", "staff/", "STAFF", "staff%2F..%2Fpartners", "<script>"})
    void answer_underAnotherProvidersAddressIsNotLookedAt(String provider) {
        String callback = TestSignIn.callback(answer()).replaceFirst("/staff", "/" + provider);

        assertRefused(browser.get(callback), "PROVIDER_ANSWER", "callback: of another provider than was asked");
        assertEquals(0, service.staff.requests(TestProvider.TOKEN).size());
    }

    @Test
    void answer_ofAProviderThatLeftTheFileMeanwhileIsRefused() {
        String callback = TestSignIn.callback(answer());
        service.access.addPartners();
        service.access.put("/rules", "[]");
        service.access.remove("/identityProviders/staff");

        assertEquals(400, browser.get(callback).status());
        assertEquals("provider: no longer in the access file", service.event().get("reason"));
    }

    @Test
    void iss_missingThoughTheProviderAnnouncesItIsRefused() {
        Map<String, String> answer = answer();
        answer.remove("iss");

        assertRefused(browser.get(TestSignIn.callback(answer)), "PROVIDER_ANSWER", "iss is missing from the callback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://staff.example/",
                "https://staff.example.evil.example",
                "http://staff.example",
                "https://STAFF.example",
                "https://partners.example/realm"
            })
    void iss_ofAnotherProviderIsRefusedWhetherAnnouncedOrNot(String issuer) {
        Map<String, String> answer = answer();
        answer.put("iss", issuer);
        assertRefused(
                browser.get(TestSignIn.callback(answer)),
                "PROVIDER_ANSWER",
                "iss of the callback is another provider's");

        TestSignIn silent = new TestSignIn();
        silent.staff.metadata.remove("authorization_response_iss_parameter_supported");
        TestBrowser other = silent.browser();
        Map<String, String> told =
                silent.staff.login(TestSignIn.location(TestSignIn.begin(other, TestSignIn.request())));
        told.put("iss", issuer);
        assertEquals(403, other.get(TestSignIn.callback(told)).status());
        assertEquals("iss of the callback is another provider's", silent.event().get("reason"));
    }

    @Test
    void iss_isNotNeededFromAProviderThatDoesNotAnnounceIt() {
        service.staff.metadata.remove("authorization_response_iss_parameter_supported");
        Map<String, String> answer = answer();
        answer.remove("iss");

        assertEquals(303, browser.get(TestSignIn.callback(answer)).status());
    }

    @Test
    void iss_isCheckedBeforeTheError() {
        Map<String, String> answer = answer();
        answer.put("iss", "https://evil.example");
        answer.put("error", "access_denied");

        assertRefused(
                browser.get(TestSignIn.callback(answer)),
                "PROVIDER_ANSWER",
                "iss of the callback is another provider's");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, access_denied",
        "login_required, login_required",
        "<script>alert(1)</script>, of an unknown kind",
        "Access Denied, of an unknown kind",
        "a_code_of_more_than_forty_characters_is_none, of an unknown kind"
    })
    void error_isOurPageAndItsCodeIsInTheEvent(String error, String told) {
        Map<String, String> answer = answer();
        answer.remove("code");
        answer.put("error", error);
        answer.put("error_description", "s3cr3t");
        HttpResponse response =
                assertRefused(browser.get(TestSignIn.callback(answer)), "PROVIDER_DECLINED", "error: " + told);

        assertTrue(TestSignIn.html(response).contains("Your identity provider did not sign you in"));
        assertFalse(TestSignIn.html(response).contains(error)
                || TestSignIn.html(response).contains("s3cr3t"));
    }

    @Test
    void error_countsEvenBesideACode() {
        Map<String, String> answer = answer();
        answer.put("error", "access_denied");

        assertRefused(browser.get(TestSignIn.callback(answer)), "PROVIDER_DECLINED", "error: access_denied");
        assertEquals(0, service.staff.requests(TestProvider.TOKEN).size());
    }

    @Test
    void code_missingOrEmptyIsRefused() {
        Map<String, String> answer = answer();
        answer.put("code", "");
        assertRefused(browser.get(TestSignIn.callback(answer)), "PROVIDER_ANSWER", "code is missing");
        answer.remove("code");
        assertRefused(browser.get(TestSignIn.callback(answer)), "PROVIDER_ANSWER", "code is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "iss", "error"})
    void parameter_givenTwiceIsRefused(String name) {
        Map<String, String> answer = answer();
        answer.putIfAbsent(name, "");
        String twice = TestSignIn.callback(answer) + "&" + TestBrowser.encoded(Map.of(name, "x"));

        assertRefused(browser.get(twice), "PROVIDER_ANSWER", name + " is given twice in the callback");
    }

    @Test
    void state_givenTwiceIsNoSignIns() {
        String twice = TestSignIn.callback(answer()) + "&state=x";

        assertEquals(400, browser.get(twice).status());
        assertEquals("NO_SIGN_IN", service.event().get("outcome"));
    }

    @Test
    void state_ofAnotherSignInOfTheSameBrowserDoesNotFitTheCode() {
        Map<String, String> one = answer();
        Map<String, String> other = answer();
        one.put("code", String.valueOf(other.get("code")));

        assertRefused(browser.get(TestSignIn.callback(one)), "PROVIDER_ANSWER", "token endpoint: invalid_grant");
    }

    @Test
    void choice_beforeTheProviderHasAnsweredIsRefused() {
        TestSignIn.begin(browser, TestSignIn.request());
        String id = service.signIns.kept().getFirst().id();

        assertEquals(400, browser.get(TestSignIn.ROLE + "?sign_in=" + id).status());
        assertEquals("sign-in: not answered yet", service.event().get("reason"));
        assertEquals(
                400,
                browser.post(TestSignIn.ROLE, Map.of("sign_in", id, "choice", "engineers-read/444455556666"))
                        .status());
        assertEquals("sign-in: not answered yet", service.event().get("reason"));
    }

    @Test
    void refusal_doesNotEndTheSignInForARightAnswer() {
        HttpResponse toProvider = TestSignIn.begin(browser, TestSignIn.request());
        Map<String, String> forged = service.staff.login(TestSignIn.location(toProvider));
        forged.put("code", "made-up");
        assertEquals(403, browser.get(TestSignIn.callback(forged)).status());

        assertEquals(303, browser.get(service.signInAtProvider(toProvider)).status());
    }
}
