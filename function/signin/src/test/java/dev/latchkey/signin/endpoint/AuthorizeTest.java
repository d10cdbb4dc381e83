package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.oauth.Sha256;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import dev.latchkey.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A right authorization request: where the browser goes, and what is kept until it comes back. */
class AuthorizeTest {
    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private String sentTo() {
        return TestSignIn.location(TestSignIn.begin(browser, TestSignIn.request()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/authorize", "/v1/sessions", "/v1//authorize", "/v1/authorize/../authorize"})
    void request_underEitherNameGoesToTheProvider(String path) {
        HttpResponse response = browser.get(path + "?" + TestBrowser.encoded(TestSignIn.request()));

        assertEquals(303, response.status());
        assertTrue(TestSignIn.location(response).startsWith("https://staff.example/authorize?"));
        assertEquals("begun", service.event().get("outcome"));
    }

    @Test
    void authenticationRequest_hasWhatTheCodeFlowWants() {
        String location = sentTo();

        assertEquals("code", TestSignIn.parameter(location, "response_type"));
        assertEquals("latchkey", TestSignIn.parameter(location, "client_id"));
        assertEquals("openid profile email", TestSignIn.parameter(location, "scope"));
        assertEquals(
                "https://login.example.com/v1/sessions/callback/staff", TestSignIn.parameter(location, "redirect_uri"));
        assertEquals("S256", TestSignIn.parameter(location, "code_challenge_method"));
        assertFalse(location.contains("max_age") || location.contains("prompt") || location.contains("acr_values"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "nonce", "code_challenge"})
    void unguessables_are32BytesAndOthersEachTime(String name) {
        String one = TestSignIn.parameter(sentTo(), name);
        String other = TestSignIn.parameter(sentTo(), name);

        assertTrue(one.matches("[A-Za-z0-9_-]{43}"), one);
        assertNotEquals(one, other);
    }

    @Test
    void unguessables_haveNothingToDoWithEachOtherOrTheCookie() {
        String location = sentTo();

        assertEquals(
                4,
                List.of(
                                TestSignIn.parameter(location, "state"),
                                TestSignIn.parameter(location, "nonce"),
                                TestSignIn.parameter(location, "code_challenge"),
                                browser.cookies.values().iterator().next())
                        .stream()
                        .distinct()
                        .count());
    }

    @Test
    void accessFile_saysWhatElseTheProviderIsAskedFor() {
        service.access.put("/identityProviders/staff/scopes", "[\"openid\", \"groups\"]");
        service.access.put("/identityProviders/staff/acrValues", "[\"silver\", \"gold\"]");
        service.access.put("/identityProviders/staff/prompt", "\"select_account\"");
        String location = sentTo();

        assertEquals("openid groups", TestSignIn.parameter(location, "scope"));
        assertEquals("silver gold", TestSignIn.parameter(location, "acr_values"));
        assertEquals("select_account", TestSignIn.parameter(location, "prompt"));
    }

    @Test
    void stranger_costsOneWriteAndNothingElse() {
        sentTo();
        service.outages.takeCalls();
        sentTo();

        assertEquals(List.of("begin"), service.outages.takeCalls());
        assertEquals(0, service.kms.calls("Sign"));
        assertEquals(1, service.staff.requests(TestProvider.METADATA).size());
    }

    @Test
    void whatAStrangerBegins_fitsOneWriteUnit() {
        Map<String, String> request = TestSignIn.request();
        request.put("state", "\"".repeat(512));
        request.put("redirect_uri", "http://127.0.0.1:65535/oauth/callback");
        TestSignIn.begin(browser, request);

        // Besides the sealed text: names of attributes, the key, and two numbers.
        int others = "pk".length()
                + "signin#".length()
                + 43
                + "sealed".length()
                + "revision".length()
                + 2
                + "expiresAt".length()
                + 7;
        assertTrue(service.signIns.kept().getFirst().sealed().bytes().length + others <= 1024);
    }

    @Test
    void whatIsKept_isUnreadableAndForTenMinutes() {
        String location = sentTo();
        String sealed = new String(service.signIns.kept().getFirst().sealed().bytes(), StandardCharsets.ISO_8859_1);

        assertFalse(sealed.contains(TestSignIn.STATE) || sealed.contains("staff"));
        assertEquals(
                TestClock.START.plus(Duration.ofMinutes(10)),
                service.signIns.kept().getFirst().expiresAt());
        assertEquals(
                Sha256.base64Url(TestSignIn.parameter(location, "state")),
                service.signIns.kept().getFirst().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "S256"})
    void bothNamesOfTheMethod_areTakenAndKept(String method) {
        Map<String, String> request = TestSignIn.request();
        request.put("code_challenge_method", method);
        TestSignIn.choose(browser, service.signIn(browser, request), "engineers-read/444455556666");

        assertEquals(
                Optional.of(method), service.signIns.issued().getFirst().grant().codeChallengeMethod());
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid", "openid profile", "profile openid email"})
    void scope_thatHoldsOpenidIsTaken(String scope) {
        Map<String, String> request = TestSignIn.request();
        request.put("scope", scope);

        assertEquals(303, TestSignIn.begin(browser, request).status());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 512})
    void state_ofAnyLengthAllowedIsTaken(int length) {
        Map<String, String> request = TestSignIn.request();
        request.put("state", "~".repeat(length));

        assertEquals(303, TestSignIn.begin(browser, request).status());
    }

    @Test
    void unknownParameters_areIgnoredHoweverOften() {
        String query = TestBrowser.encoded(TestSignIn.request()) + "&nonce=1&nonce=2&code_verifier=x&prompt=none";

        assertEquals(303, browser.get("/v1/authorize?" + query).status());
    }
}
