package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import dev.latchkey.testing.Grants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong authorization request: a page that says so, never a redirect, and nothing is kept. */
class AuthorizeRefusalTest {
    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private void assertRefused(String query, String cause) {
        HttpResponse response = browser.get("/v1/authorize?" + query);

        assertEquals(400, response.status(), query);
        assertTrue(TestSignIn.html(response).contains(cause), () -> TestSignIn.html(response));
        assertEquals("BAD_REQUEST", service.event().get("outcome"));
        assertEquals(cause, service.event().get("reason"));
        assertTrue(response.header("Location").isEmpty()
                && response.header("Refresh").isEmpty());
        assertTrue(browser.cookies.isEmpty());
        assertEquals(List.of(), service.signIns.kept());
        assertEquals(List.of(), service.outages.takeCalls(), "nothing is asked for a wrong request");
    }

    private void assertRefused(Map<String, String> request, String cause) {
        assertRefused(TestBrowser.encoded(request), cause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            response_type         | token                                  | response_type is not code
            response_type         | code id_token                          | response_type is not code
            response_type         | CODE                                   | response_type is not code
            response_type         | ''                                     | response_type is not code
            client_id             | arn:aws:signin:::devtools/other        | client_id is not one of aws login's
            client_id             | arn:aws:signin:::devtools/Same-Device  | client_id is not one of aws login's
            client_id             | 'arn:aws:signin:::devtools/same-device ' | client_id is not one of aws login's
            client_id             | ''                                     | client_id is not one of aws login's
            state                 | ''                                     | state is not 1 to 512 characters of ASCII
            state                 | stäte                                  | state is not 1 to 512 characters of ASCII
            code_challenge        | ''                                     | code_challenge is not 43 characters of base64url
            code_challenge        | E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c   | code_challenge is not 43 characters of base64url
            code_challenge        | E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMM | code_challenge is not 43 characters of base64url
            code_challenge        | E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM  | code_challenge is not 43 characters of base64url
            code_challenge        | E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c=  | code_challenge is not 43 characters of base64url
            code_challenge_method | plain                                  | code_challenge_method is neither SHA-256 nor S256
            code_challenge_method | s256                                   | code_challenge_method is neither SHA-256 nor S256
            code_challenge_method | ''                                     | code_challenge_method is neither SHA-256 nor S256
            scope                 | ''                                     | scope does not hold openid
            scope                 | profile email                          | scope does not hold openid
            scope                 | openidx                                | scope does not hold openid
            scope                 | OpenID                                 | scope does not hold openid
            """)
    void wrongParameter_isNamed(String name, String value, String cause) {
        Map<String, String> request = TestSignIn.request();
        request.put(name, value);

        assertRefused(request, cause);
    }

    @ParameterizedTest
    @CsvSource({"state,512", "state,0"})
    void controlCharacterOrOneTooMany_isRefused(String name, int length) {
        Map<String, String> request = TestSignIn.request();
        request.put(name, "s".repeat(length) + (length == 0 ? "\n" : "s"));

        assertRefused(request, "state is not 1 to 512 characters of ASCII");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response_type",
                "client_id",
                "redirect_uri",
                "state",
                "code_challenge",
                "code_challenge_method",
                "scope"
            })
    void parameter_missingOrTwiceIsRefused(String name) {
        Map<String, String> request = TestSignIn.request();
        String again = TestBrowser.encoded(Map.of(name, request.getOrDefault(name, "")));
        assertRefused(TestBrowser.encoded(request) + "&" + again, name + " is given twice");
        request.remove(name);

        assertEquals(
                400,
                browser.get("/v1/authorize?" + TestBrowser.encoded(request)).status());
    }

    /** What one person or another would call the same address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:50123/oauth/callback",
                "http://[::1]:50123/oauth/callback",
                "http://127.0.0.2:50123/oauth/callback",
                "http://127.1:50123/oauth/callback",
                "http://2130706433:50123/oauth/callback",
                "https://127.0.0.1:50123/oauth/callback",
                "HTTP://127.0.0.1:50123/oauth/callback",
                "http://127.0.0.1/oauth/callback",
                "http://127.0.0.1:/oauth/callback",
                "http://127.0.0.1:0/oauth/callback",
                "http://127.0.0.1:080/oauth/callback",
                "http://127.0.0.1:65536/oauth/callback",
                "http://127.0.0.1:99999/oauth/callback",
                "http://127.0.0.1:100000/oauth/callback",
                "http://127.0.0.1:-1/oauth/callback",
                "http://127.0.0.1:٥٠/oauth/callback",
                "http://user@127.0.0.1:50123/oauth/callback",
                "http://127.0.0.1:50123@evil.example/oauth/callback",
                "http://127.0.0.1:50123.evil.example/oauth/callback",
                "http://127.0.0.1.evil.example:50123/oauth/callback",
                "http://evil.example/http://127.0.0.1:50123/oauth/callback",
                "http://127.0.0.1:50123/oauth/callback/",
                "http://127.0.0.1:50123/oauth/Callback",
                "http://127.0.0.1:50123/oauth//callback",
                "http://127.0.0.1:50123/oauth/../oauth/callback",
                "http://127.0.0.1:50123/oauth/callback?",
                "http://127.0.0.1:50123/oauth/callback?x=1",
                "http://127.0.0.1:50123/oauth/callback#",
                "http://127.0.0.1:50123/oauth/callback#x",
                "http://127.0.0.1:50123/oauth%2Fcallback",
                "http://127.0.0.1:50123\\oauth\\callback",
                "http://127.0.0.1:50123/oauth/callback\n",
                " http://127.0.0.1:50123/oauth/callback",
                "http://127.0.0.1:50123/oauth/callback ",
                "https://login.example.com/v1/sessions/confirmation",
                "javascript:alert(1)",
                "//127.0.0.1:50123/oauth/callback",
                ""
            })
    void redirectUri_thatIsNearlyRightIsRefused(String redirectUri) {
        Map<String, String> request = TestSignIn.request();
        request.put("redirect_uri", redirectUri);

        assertRefused(request, "redirect_uri is not one of this client's");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 80, 443, 9999, 10000, 65535})
    void redirectUri_mayHaveAnyPort(int port) {
        Map<String, String> request = TestSignIn.request();
        request.put("redirect_uri", "http://127.0.0.1:" + port + "/oauth/callback");

        assertEquals(303, TestSignIn.begin(browser, request).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:50123/oauth/callback",
                "https://login.example.com/v1/sessions/confirmation/",
                "https://login.example.com/v1/sessions/confirmation?",
                "https://login.example.com/v1/sessions/Confirmation",
                "https://login.example.com:443/v1/sessions/confirmation",
                "https://LOGIN.example.com/v1/sessions/confirmation",
                "http://login.example.com/v1/sessions/confirmation",
                "https://login.example.com.evil.example/v1/sessions/confirmation",
                "https://evil.example/v1/sessions/confirmation",
                "https://issuer.example.com/v1/sessions/confirmation",
                "/v1/sessions/confirmation"
            })
    void remoteRedirectUri_thatIsNotOursIsRefused(String redirectUri) {
        Map<String, String> request = TestSignIn.remoteRequest();
        request.put("redirect_uri", redirectUri);

        assertRefused(request, "redirect_uri is not one of this client's");
    }

    @ParameterizedTest
    @ValueSource(strings = {TestSignIn.BASE, TestSignIn.OTHER_BASE})
    void remoteRedirectUri_mayBeAnyOfOurBases(String base) {
        Map<String, String> request = TestSignIn.remoteRequest();
        request.put("redirect_uri", base + TestSignIn.CONFIRMATION);

        assertEquals(303, TestSignIn.begin(browser, request).status());
    }

    @Test
    void clientsOnThisDevice_areNotRedirectedToThePageWithTheCode() {
        Map<String, String> request = TestSignIn.remoteRequest();
        request.put("client_id", Grants.CLIENT_ID);

        assertRefused(request, "redirect_uri is not one of this client's");
    }

    @Test
    void wrongRequest_isExplainedInWordsThatAPersonUnderstands() {
        String html = TestSignIn.html(browser.get("/v1/authorize"));

        assertTrue(html.contains("This sign-in link is not right"), html);
        assertTrue(html.contains("Start again with aws login."), html);
        assertFalse(html.contains("<a href"), html);
    }
}
