package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that fails, at each step: a page that says try again, and what the person did so far is not lost. */
class OutagesTest {
    private static final String BUILD = "engineers-build/444455556666";

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private void assertTryAgain(HttpResponse response, String reason) {
        assertEquals(503, response.status(), () -> service.event().toString());
        assertEquals("TRY_AGAIN", service.event().get("outcome"));
        assertEquals(reason, service.event().get("reason"));
        assertTrue(TestSignIn.html(response).contains("load this page again in a moment"));
        assertTrue(response.headers().getOrDefault("Set-Cookie", List.of()).isEmpty());
        assertEquals(List.of(), service.signIns.issued());
    }

    @ParameterizedTest
    @CsvSource({"current, AccessStore", "begin, SignIns"})
    void beginning_isRepeatedByLoadingThePageAgain(String method, String port) {
        service.outages.begin(method);
        assertTryAgain(TestSignIn.begin(browser, TestSignIn.request()), port + " " + method + " Outage");
        assertEquals(List.of(), service.signIns.kept());
        service.outages.end();

        assertEquals(200, service.signIn(browser).status());
    }

    @ParameterizedTest
    @CsvSource({"find, SignIns", "current, AccessStore", "forProvider, ClientCredentials"})
    void answer_isPresentedAgain(String method, String port) {
        String callback = service.signInAtProvider(TestSignIn.begin(browser, TestSignIn.request()));
        service.outages.begin(method);
        assertTryAgain(browser.get(callback), port + " " + method + " Outage");
        service.outages.end();

        assertEquals(303, browser.get(callback).status());
    }

    @Test
    void answer_thatCouldNotBeKeptGivesNothingAndAnotherIsTaken() {
        HttpResponse toProvider = TestSignIn.begin(browser, TestSignIn.request());
        service.outages.begin("replace");
        assertTryAgain(browser.get(service.signInAtProvider(toProvider)), "SignIns replace Outage");
        service.outages.end();

        assertEquals(303, browser.get(service.signInAtProvider(toProvider)).status());
    }

    @ParameterizedTest
    @CsvSource({"find, SignIns", "current, AccessStore"})
    void page_isLoadedAgain(String method, String port) {
        service.signIn(browser);
        String page = TestSignIn.ROLE + "?sign_in="
                + service.signIns.kept().getFirst().id();
        service.outages.begin(method);
        assertTryAgain(browser.get(page), port + " " + method + " Outage");
        service.outages.end();

        assertEquals(200, browser.get(page).status());
    }

    @ParameterizedTest
    @CsvSource({"find, SignIns", "current, AccessStore", "complete, SignIns"})
    void choice_isMadeAgain(String method, String port) {
        HttpResponse page = service.signIn(browser);
        service.outages.begin(method);
        assertTryAgain(TestSignIn.choose(browser, page, BUILD), port + " " + method + " Outage");
        service.outages.end();

        assertTrue(TestSignIn.choose(browser, page, BUILD).header("Refresh").isPresent());
    }

    @Test
    void cancel_isRepeated() {
        Map<String, String> form = TestSignIn.form(service.signIn(browser), "");
        form.put("cancel", "1");
        service.outages.begin("cancel");
        assertTryAgain(browser.post(TestSignIn.ROLE, form), "SignIns cancel Outage");
        service.outages.end();

        assertEquals(200, browser.post(TestSignIn.ROLE, form).status());
    }

    @Test
    void reauthentication_thatCouldNotBeginIsChosenAgain() {
        service.staff.person.put("groups", List.of("admins"));
        HttpResponse page = service.signIn(browser);
        service.outages.begin("move");
        assertTryAgain(TestSignIn.choose(browser, page, "admins/111122223333"), "SignIns move Outage");
        service.outages.end();

        assertTrue(TestSignIn.choose(browser, page, "admins/111122223333")
                .header("Refresh")
                .isPresent());
    }

    @Test
    void kms_downWhileLatchkeyAuthenticatesItselfIsRepeated() {
        String callback = service.signInAtProvider(TestSignIn.begin(browser, TestSignIn.request()));
        service.kms.down(true);
        HttpResponse response = browser.get(callback);
        assertEquals(503, response.status());
        assertTrue(String.valueOf(service.event().get("reason")).startsWith("KMS Sign "));
        assertFalse(service.event().toString().contains("arn:aws:kms"), "no message of AWS's in any event");
        service.kms.down(false);

        assertEquals(303, browser.get(callback).status());
    }

    @Test
    void kms_downWhileKeysAreAskedForIsRepeated() {
        service.kms.down(true);
        assertTryAgain(browser.get("/v1/keys"), "KMS GetPublicKey KMSInternalException");
        service.kms.down(false);

        assertEquals(200, browser.get("/v1/keys").status());
    }

    @Test
    void startPage_needsNobody() {
        service.outages.begin("current");

        assertEquals(200, browser.get("/").status());
        assertEquals("AccessStore current Outage", service.event().get("reason"));
    }

    @ParameterizedTest
    @CsvSource({"/.well-known/openid-configuration, Metadata", "/token, Token", "/keys, Keys", "/userinfo, UserInfo"})
    void provider_thatDoesNotAnswerIsAskedAgain(String path, String operation) {
        service.staff.person.remove("groups");
        service.staff.userInfo.putAll(Map.of("sub", "ada-1", "groups", List.of("engineers")));
        service.staff.answer(path, request -> {
            throw new IOException("connection reset by s3cr3t");
        });
        HttpResponse response = service.signIn(browser);
        assertTryAgain(response, "IdentityProvider " + operation + " IOException");
        service.staff.recover();
        service.clock.advance(Duration.ofSeconds(5));

        assertEquals(200, service.signIn(service.browser()).status());
    }

    @ParameterizedTest
    @CsvSource({"/token, Token", "/keys, Keys", "/userinfo, UserInfo"})
    void provider_thatFailsAtFirstMayStillTakeTheSameAnswer(String path, String operation) {
        service.staff.person.remove("groups");
        service.staff.userInfo.putAll(Map.of("sub", "ada-1", "groups", List.of("engineers")));
        service.staff.answer(path, request -> TestProvider.json(503, Map.of("error", "temporarily_unavailable")));
        String callback = service.signInAtProvider(TestSignIn.begin(browser, TestSignIn.request()));
        assertTryAgain(browser.get(callback), "IdentityProvider " + operation + " IOException");
        service.staff.recover();
        int again = browser.get(callback).status();

        // Its code works once: only what failed before the exchange can be repeated.
        assertEquals(operation.equals("Token") ? 303 : 403, again);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"access_token\":\"x\"}"})
    void provider_thatAnswersTheExchangeWithNoTokensIsAFaultOfIts(String body) {
        service.staff.answer(TestProvider.TOKEN, request -> TestProvider.text(200, "application/json", body));

        assertEquals(503, service.signIn(browser).status());
        assertEquals("IdentityProvider Token ParseException", service.event().get("reason"));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 307, 403, 404, 418, 429})
    void provider_thatAnswersTheExchangeWithAnotherStatusIsRefused(int status) {
        service.staff.answer(TestProvider.TOKEN, request -> TestProvider.json(status, Map.of()));

        assertEquals(403, service.signIn(browser).status());
        assertEquals("token endpoint: status " + status, service.event().get("reason"));
    }

    @Test
    void provider_thatHangsIsLeftWhenTheTimeOfTheRequestIsOver() {
        CountDownLatch never = new CountDownLatch(1);
        service.staff.answer(TestProvider.METADATA, request -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException();
        });
        service.contexts = () -> RequestContext.within(Duration.ofMillis(20), service.clock);
        assertTryAgain(TestSignIn.begin(browser, TestSignIn.request()), "IdentityProvider Metadata Timeout");
        never.countDown();
    }
}
