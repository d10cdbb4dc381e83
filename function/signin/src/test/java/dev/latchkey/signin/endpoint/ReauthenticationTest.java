package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A role that wants a sign-in that is recent, or stronger: here of the last 5 minutes, and with a second factor. */
class ReauthenticationTest {
    private static final String ADMIN = "admins/111122223333";
    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    @BeforeEach
    void signInAsAdministrator() {
        service.staff.person.put("groups", List.of("admins", "engineers"));
        service.staff.person.put("amr", List.of("pwd", "mfa"));
    }

    private HttpResponse signInAgo(Duration ago) {
        HttpResponse toProvider = TestSignIn.begin(browser, TestSignIn.request());
        Map<String, String> answer = service.staff.login(
                TestSignIn.location(toProvider),
                service.clock.instant().minus(ago).getEpochSecond());
        return browser.get(TestSignIn.location(browser.get(TestSignIn.callback(answer))));
    }

    private String allRoles() {
        return TestSignIn.ROLE + "?sign_in=" + service.signIns.kept().getFirst().id() + "&all=1";
    }

    private HttpResponse comeBack(HttpResponse toProvider) {
        HttpResponse answered = browser.get(TestSignIn.callback(service.staff.login(TestSignIn.refresh(toProvider))));
        return answered.status() == 303 ? browser.get(TestSignIn.location(answered)) : answered;
    }

    @Test
    void choice_ofOneWhoSignedInRecentlyNeedsNoMore() {
        assertEquals("code_issued", outcome(TestSignIn.choose(browser, signInAgo(RECENT.plus(LEEWAY)), ADMIN)));
    }

    private String outcome(HttpResponse response) {
        assertTrue(response.status() > 0);
        return String.valueOf(service.event().get("outcome"));
    }

    @Test
    void choice_ofOneWhoSignedInASecondTooLongAgoGoesToTheProviderAgain() {
        HttpResponse again =
                TestSignIn.choose(browser, signInAgo(RECENT.plus(LEEWAY).plusSeconds(1)), ADMIN);

        assertEquals("reauthentication", outcome(again));
        assertEquals(200, again.status());
        String location = TestSignIn.refresh(again);
        assertTrue(location.startsWith("https://staff.example/authorize?"), location);
        assertEquals("300", TestSignIn.parameter(location, "max_age"));
        assertEquals(List.of(), service.signIns.issued());
    }

    @Test
    void secondWay_hasAStateNonceAndCookieOfItsOwn() {
        HttpResponse toProvider = TestSignIn.begin(browser, TestSignIn.request());
        String first = TestSignIn.location(toProvider);
        Map<String, String> answer = service.staff.login(first, 0);
        HttpResponse page = browser.get(TestSignIn.location(browser.get(TestSignIn.callback(answer))));
        String cookie = browser.cookies.toString();
        String second = TestSignIn.refresh(TestSignIn.choose(browser, page, ADMIN));

        assertFalse(TestSignIn.parameter(first, "state").equals(TestSignIn.parameter(second, "state")));
        assertFalse(TestSignIn.parameter(first, "nonce").equals(TestSignIn.parameter(second, "nonce")));
        assertFalse(
                TestSignIn.parameter(first, "code_challenge").equals(TestSignIn.parameter(second, "code_challenge")));
        assertEquals(1, browser.cookies.size());
        assertFalse(cookie.equals(browser.cookies.toString()));
        assertEquals(1, service.signIns.kept().size());
    }

    @Test
    void afterwards_theChoiceThatWasMadeIsConfirmedWithOneClick() {
        HttpResponse confirmation = comeBack(TestSignIn.choose(browser, signInAgo(Duration.ofHours(1)), ADMIN));

        assertEquals(200, confirmation.status());
        assertTrue(TestSignIn.html(confirmation).contains("You have signed in again."));
        assertEquals(List.of(), service.signIns.issued(), "never a silent code");
        Map<String, String> form = TestSignIn.form(confirmation, ADMIN);
        assertEquals(ADMIN, form.get("choice"));
        assertTrue(browser.post(TestSignIn.ROLE, form).header("Refresh").isPresent());
        assertEquals(
                service.clock.instant().plus(Duration.ofHours(1)),
                service.signIns.issued().getFirst().grant().authorization().sessionEndsAt());
    }

    @Test
    void afterwards_anotherChoiceMayBeMade() {
        HttpResponse confirmation = comeBack(TestSignIn.choose(browser, signInAgo(Duration.ofHours(1)), ADMIN));

        assertTrue(TestSignIn.html(browser.get(allRoles())).contains("Choose a role"));
        assertTrue(TestSignIn.choose(browser, confirmation, "engineers-read/444455556666")
                .header("Refresh")
                .isPresent());
    }

    @Test
    void anotherPerson_whoComesBackGetsNothing() {
        HttpResponse toProvider = TestSignIn.choose(browser, signInAgo(Duration.ofHours(1)), ADMIN);
        service.staff.person.put("sub", "eve-2");
        HttpResponse response = comeBack(toProvider);

        assertEquals(403, response.status());
        assertEquals("ANOTHER_PERSON", outcome(response));
        assertEquals(List.of(), service.signIns.issued());
        String id = service.signIns.kept().getFirst().id();
        assertEquals(400, browser.get(TestSignIn.ROLE + "?sign_in=" + id).status());
        assertEquals("sign-in: not answered yet", service.event().get("reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider signs in nobody anew", "provider tells no time", "no second factor"})
    void providerThatDoesNotComply_isNotAskedForever(String how) {
        HttpResponse toProvider = TestSignIn.choose(browser, signInAgo(Duration.ofHours(1)), ADMIN);
        long longAgo = service.clock.instant().minus(Duration.ofHours(1)).getEpochSecond();
        service.staff.lie = claims -> {
            switch (how) {
                case "provider signs in nobody anew" -> claims.put("auth_time", longAgo);
                case "provider tells no time" -> claims.remove("auth_time");
                default -> claims.put("amr", List.of("pwd"));
            }
        };
        HttpResponse response = comeBack(toProvider);

        assertEquals(403, response.status());
        assertEquals("NOT_AUTHENTICATED", outcome(response));
        assertEquals(
                "the provider did not meet rule admins: it wants "
                        + (how.equals("no second factor") ? "amr mfa" : "a more recent auth_time"),
                service.event().get("reason"));
        assertEquals(
                403, TestSignIn.choose(browser, browser.get(allRoles()), ADMIN).status());
        assertEquals("NOT_AUTHENTICATED", service.event().get("outcome"));
        assertTrue(response.header("Refresh").isEmpty());
        assertEquals(List.of(), service.signIns.issued());
    }

    @Test
    void refusal_leavesTheOtherRolesToChoose() {
        HttpResponse toProvider = TestSignIn.choose(browser, signInAgo(Duration.ofHours(1)), ADMIN);
        service.staff.lie = claims -> claims.remove("auth_time");
        comeBack(toProvider);

        assertTrue(TestSignIn.choose(browser, browser.get(allRoles()), "engineers-read/444455556666")
                .header("Refresh")
                .isPresent());
    }

    @Test
    void choice_withoutTheSecondFactorGoesToTheProviderAgain() {
        service.staff.person.put("amr", List.of("pwd"));

        assertEquals("reauthentication", outcome(TestSignIn.choose(browser, signInAgo(Duration.ZERO), ADMIN)));
    }

    @Test
    void rule_thatWantsOnlyAMethodHasTheProviderAskAnew() {
        service.access.remove("/rules/3/reauthenticate");
        service.staff.person.remove("amr");
        String location = TestSignIn.refresh(TestSignIn.choose(browser, signInAgo(Duration.ZERO), ADMIN));

        assertEquals("login", TestSignIn.parameter(location, "prompt"));
        assertFalse(location.contains("max_age"));
    }

    @Test
    void rule_thatWantsAContextClassAsksForIt() {
        service.access.remove("/rules/3/amr");
        service.access.put("/rules/3/acr", "[\"gold\", \"platinum\"]");
        HttpResponse toProvider = TestSignIn.choose(browser, signInAgo(Duration.ZERO), ADMIN);
        assertEquals("gold platinum", TestSignIn.parameter(TestSignIn.refresh(toProvider), "acr_values"));
        service.staff.person.put("acr", "platinum");

        assertEquals("code_issued", outcome(TestSignIn.choose(browser, comeBack(toProvider), ADMIN)));
    }

    @Test
    void choice_thatAgesOnThePageIsMeasuredWhenItIsMade() {
        HttpResponse page = signInAgo(Duration.ZERO);
        service.clock.advance(RECENT.plus(LEEWAY).plusSeconds(1));

        assertEquals("reauthentication", outcome(TestSignIn.choose(browser, page, ADMIN)));
    }

    @Test
    void page_saysWhichRolesWantItBeforeTheyAreChosen() {
        assertFalse(TestSignIn.html(signInAgo(Duration.ZERO)).contains("sign in again"));
        assertTrue(TestSignIn.html(signInAgo(Duration.ofHours(1))).contains("sign in again"));
    }

    @Test
    void manyChoices_thatWantItAtOnceLeadToOneSecondWay() {
        HttpResponse page = signInAgo(Duration.ofHours(1));
        List<TestBrowser> browsers =
                IntStream.range(0, 50).mapToObj(i -> browser.copy()).toList();

        long sent = browsers.parallelStream()
                .filter(any ->
                        TestSignIn.choose(any, page, ADMIN).header("Refresh").isPresent())
                .count();

        assertEquals(1, sent);
        assertEquals(1, service.signIns.kept().size());
    }
}
