package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionName;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A choice of what was granted, and the code that comes of it. */
class ChoiceTest {
    private static final String BUILD = "engineers-build/444455556666";

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private IssuedCode issued() {
        assertEquals(1, service.signIns.issued().size(), () -> service.event().toString());
        return service.signIns.issued().getFirst().grant();
    }

    @Test
    void choice_isAnsweredWithAPageThatGoesOnToTheClient() {
        HttpResponse response = TestSignIn.choose(browser, service.signIn(browser), BUILD);

        assertEquals(200, response.status());
        assertTrue(response.header("Location").isEmpty());
        String next = TestSignIn.refresh(response);
        assertTrue(next.startsWith("http://127.0.0.1:50123/oauth/callback?code="), next);
        assertEquals(TestSignIn.STATE, TestSignIn.parameter(next, "state"));
        assertEquals(service.signIns.issued().getFirst().code().reveal(), TestSignIn.parameter(next, "code"));
    }

    @Test
    void pageAfterTheChoice_staysReadableIfTheClientIsGone() {
        String html = TestSignIn.html(TestSignIn.choose(browser, service.signIn(browser), BUILD));

        assertTrue(html.contains("You are signed in"), html);
        assertTrue(html.contains("Developer") && html.contains("Payments staging"), html);
        assertTrue(html.contains("<a href=\"http://127.0.0.1:50123/oauth/callback?code="), html);
    }

    @Test
    void code_saysAllThatWasGrantedAndToWhom() {
        service.clock.advance(Duration.ofMillis(1500));
        HttpResponse page = service.signIn(browser);
        service.clock.advance(Duration.ofMinutes(2));
        TestSignIn.choose(browser, page, BUILD);

        PersonId person = PersonId.of("https://staff.example", "ada-1");
        Instant signedIn = TestClock.START.plusSeconds(1);
        assertEquals(
                new IssuedCode(
                        Grants.CLIENT_ID,
                        Grants.REDIRECT_URI,
                        Optional.of(Pkce.challenge(Grants.VERIFIER)),
                        Optional.of("SHA-256"),
                        Optional.empty(),
                        signedIn.plus(Duration.ofMinutes(7)),
                        Map.of("name", "Ada Lovelace"),
                        Optional.of("192.0.2.7"),
                        issued().session(),
                        new Authorization(
                                person,
                                "engineers-build",
                                RoleArn.parse("arn:aws:iam::444455556666:role/teams/Developer"),
                                new SessionName("ada@example.com"),
                                new SessionName("ada@example.com"),
                                Map.of("team", "payments"),
                                Optional.empty(),
                                List.of("arn:aws:iam::aws:policy/PowerUserAccess"),
                                signedIn,
                                signedIn.plus(Duration.ofHours(8)))),
                issued());
        Secret code = service.signIns.issued().getFirst().code();
        assertEquals(Optional.of(person), AuthorizationCode.person(code));
    }

    @Test
    void session_isNoLongerThanTheDeploymentAllows() {
        TestSignIn.choose(browser, service.signIn(browser), "engineers-read/444455556666");

        assertEquals(
                TestClock.START.plus(TestSignIn.MAX_SESSION),
                issued().authorization().sessionEndsAt());
    }

    @Test
    void inlinePolicy_goesWithTheCode() {
        service.access.put("/rules/1/policy", "\"{\\\"Statement\\\":[]}\"");
        TestSignIn.choose(browser, service.signIn(browser), BUILD);

        assertEquals(Optional.of("{\"Statement\":[]}"), issued().authorization().policy());
    }

    @Test
    void signIn_isOverWithItsCode() {
        HttpResponse page = service.signIn(browser);
        TestBrowser copy = browser.copy();
        TestSignIn.choose(browser, page, BUILD);

        assertEquals(List.of(), service.signIns.kept());
        assertEquals(400, TestSignIn.choose(copy, page, BUILD).status());
        assertEquals("NO_SIGN_IN", service.event().get("outcome"));
        assertEquals(1, service.signIns.issued().size());
    }

    @Test
    void choices_ofOneSignInThatComeAllAtOnceGiveOneCode() {
        HttpResponse page = service.signIn(browser);
        List<TestBrowser> browsers =
                IntStream.range(0, 200).mapToObj(i -> browser.copy()).toList();

        long answeredWithACode = browsers.parallelStream()
                .filter(any ->
                        TestSignIn.choose(any, page, BUILD).header("Refresh").isPresent())
                .count();

        assertEquals(1, answeredWithACode);
        assertEquals(1, service.signIns.issued().size());
    }

    @Test
    void cancelAndChoice_atOnceAreOneOfThem() {
        HttpResponse page = service.signIn(browser);
        Map<String, String> cancel = TestSignIn.form(page, "");
        cancel.put("cancel", "1");
        List<TestBrowser> browsers =
                IntStream.range(0, 50).mapToObj(i -> browser.copy()).toList();

        long answered = IntStream.range(0, 50)
                .parallel()
                .mapToObj(i -> i % 2 == 0
                        ? TestSignIn.choose(browsers.get(i), page, BUILD)
                        : browsers.get(i).post(TestSignIn.ROLE, cancel))
                .filter(response -> response.status() == 200)
                .count();

        assertEquals(1, answered);
    }

    @Test
    void cancel_goesBackToTheClientWithAnError() {
        Map<String, String> form = TestSignIn.form(service.signIn(browser), "");
        form.put("cancel", "1");
        HttpResponse response = browser.post(TestSignIn.ROLE, form);

        assertEquals(200, response.status());
        String next = TestSignIn.refresh(response);
        assertTrue(next.startsWith(Grants.REDIRECT_URI + "?"), next);
        assertEquals("access_denied", TestSignIn.parameter(next, "error"));
        assertEquals(TestSignIn.STATE, TestSignIn.parameter(next, "state"));
        assertEquals("cancelled", service.event().get("outcome"));
        assertEquals(List.of(), service.signIns.issued());
        assertEquals(List.of(), service.signIns.kept());
        assertTrue(browser.cookies.isEmpty());
    }

    @Test
    void cancel_winsOverAChoiceInTheSameForm() {
        Map<String, String> form = TestSignIn.form(service.signIn(browser), BUILD);
        form.put("cancel", "1");
        browser.post(TestSignIn.ROLE, form);

        assertEquals(List.of(), service.signIns.issued());
    }

    @Test
    void name_isTheSessionsInOneCaseWhateverThePersonIs() {
        service.staff.person.put("preferred_username", "Ada Lovelace <ada@EXAMPLE.com>");
        TestSignIn.choose(browser, service.signIn(browser), BUILD);

        Authorization granted = issued().authorization();
        assertEquals(SessionName.of("ada lovelace <ada@example.com>"), granted.sessionName());
        assertEquals(granted.sessionName(), granted.sourceIdentity());
        assertEquals(PersonId.of("https://staff.example", "ada-1"), granted.person());
    }

    @Test
    void person_isKnownByTheClaimThatTheFileNames() {
        service.access.put("/identityProviders/staff/person", "{\"id\": \"oid\", \"name\": \"upn\"}");
        service.staff.person.putAll(Map.of("oid", "8d5b", "upn", "ada"));
        TestSignIn.choose(browser, service.signIn(browser), BUILD);

        assertEquals(
                PersonId.of("https://staff.example", "8d5b"),
                issued().authorization().person());
        assertEquals(new SessionName("ada"), issued().authorization().sessionName());
    }

    @Test
    void grant_thatNoRefreshTokenHasRoomForIsRefusedAndNotAFault() {
        service.access.put("/rules/1/policy", "\"{\\\"Statement\\\":\\\"%s\\\"}\"".formatted("x".repeat(1500)));
        HttpResponse response = TestSignIn.choose(browser, service.signIn(browser), BUILD);

        assertEquals(403, response.status());
        assertEquals("TOO_LARGE", service.event().get("outcome"));
        assertFalse(service.signIns.kept().isEmpty());
    }
}
