package dev.latchkey.local.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.TokenResponse;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenIdProviderTokenTest extends ProviderHarness {
    private static String error(TokenResponse response) {
        return response.indicatesSuccess()
                ? "none"
                : response.toErrorResponse().getErrorObject().getCode();
    }

    private String form(AuthorizationCode code) {
        return "grant_type=authorization_code&client_id=latchkey&code=" + code.getValue() + "&redirect_uri="
                + Application.CALLBACK + "&code_verifier=" + application.verifier.getValue();
    }

    private HttpResponse<String> post(String form) throws Exception {
        return browser.post(
                URI.create(application.metadata.getTokenEndpointURI().toString()), form);
    }

    @Nested
    class Code {
        @Test
        void secondTime_isInvalid() throws Exception {
            AuthorizationCode code = signIn("ada");

            assertEquals("none", error(application.redeem(code, null)));
            assertEquals("invalid_grant", error(application.redeem(code, null)));
        }

        @Test
        void afterAMinute_isInvalid() throws Exception {
            AuthorizationCode code = signIn("ada");
            clock.advance(Duration.ofMinutes(1));

            assertEquals("invalid_grant", error(application.redeem(code, null)));
        }

        @ParameterizedTest
        @CsvSource({
            "redirect_uri=, redirect_uri=http://127.0.0.1:9/other&x=",
            "redirect_uri=, x=",
            "code_verifier=, code_verifier=another-verifier-of-as-many-characters-as-it-takes&x=",
            "code_verifier=, x=",
            "'&code=', '&code=x'",
        })
        void withAnythingElse_isInvalidAndSpent(String from, String to) throws Exception {
            AuthorizationCode code = signIn("ada");
            HttpResponse<String> answer = post(form(code).replace(from, to));

            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("\"invalid_grant\""), answer.body());
        }

        @ParameterizedTest
        @CsvSource({
            "authorization_code, unheard-of, unsupported_grant_type",
            "grant_type=, x=, invalid_request",
        })
        void inAnotherRequest_isRefused(String from, String to, String error) throws Exception {
            HttpResponse<String> answer = post(form(signIn("ada")).replace(from, to));

            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains(error), answer.body());
        }

        @Test
        void ofAnotherClient_isRefused() throws Exception {
            HttpResponse<String> answer = post(form(signIn("ada")).replace("client_id=latchkey", "client_id=other"));

            assertEquals(401, answer.statusCode());
            assertEquals(
                    "Basic", answer.headers().firstValue("www-authenticate").orElse(""));
        }

        @Test
        void answer_isNotStored() throws Exception {
            HttpResponse<String> answer = post(form(signIn("ada")));

            assertEquals(200, answer.statusCode());
            assertEquals(
                    "no-store", answer.headers().firstValue("cache-control").orElse(""));
            assertEquals(
                    "application/json",
                    answer.headers().firstValue("content-type").orElse(""));
        }
    }
}
