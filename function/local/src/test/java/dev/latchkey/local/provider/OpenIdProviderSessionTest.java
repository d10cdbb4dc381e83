package dev.latchkey.local.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIdProviderSessionTest extends ProviderHarness {
    private IDTokenClaimsSet claims(HttpResponse<String> answer) throws Exception {
        return application.verified(application.tokens(application.code(answer)));
    }

    private String username(HttpResponse<String> answer) throws Exception {
        return claims(answer).getStringClaim("preferred_username");
    }

    @Nested
    class Session {
        @Test
        void secondSignIn_isSilentAndFromTheFirst() throws Exception {
            signIn("ben");
            clock.advance(Duration.ofSeconds(30));
            IDTokenClaimsSet claims = claims(open(application.request().build()));

            assertEquals("ben", claims.getStringClaim("preferred_username"));
            Duration since = Duration.between(
                    claims.getAuthenticationTime().toInstant(),
                    claims.getIssueTime().toInstant());
            assertTrue(since.compareTo(Duration.ofSeconds(30)) >= 0, since.toString());
        }

        @ParameterizedTest
        @ValueSource(strings = {"login", "select_account"})
        void prompt_asksAgain(String prompt) throws Exception {
            signIn("ada");

            assertTrue(isAsking(
                    open(application.request().prompt(Prompt.parse(prompt)).build())));
        }

        @Test
        void promptNone_isSilentOrRefused() throws Exception {
            AuthenticationRequest silent =
                    application.request().prompt(Prompt.parse("none")).build();
            assertEquals("login_required", error(open(silent)));

            signIn("ada");
            assertEquals("ada", username(open(silent)));
        }

        @Test
        void maxAge_asksAgainWhenItIsOver() throws Exception {
            signIn("ada");
            AuthenticationRequest request = application.request().maxAge(600).build();
            clock.advance(Duration.ofMinutes(9));
            assertEquals(303, open(request).statusCode());

            clock.advance(Duration.ofSeconds(61));
            assertTrue(isAsking(open(request)));
        }

        @Test
        void maxAgeZero_asksAgain() throws Exception {
            signIn("ada");

            assertTrue(isAsking(open(application.request().maxAge(0).build())));
        }

        @Test
        void afterEightHours_isForgotten() throws Exception {
            signIn("ada");
            clock.advance(Sessions.LIFETIME);

            assertTrue(isAsking(open(application.request().build())));
        }

        @Test
        void signedOut_isForgotten() throws Exception {
            signIn("ada");
            assertTrue(browser.get(provider.issuer().resolve("/")).body().contains("Ada Morgan is signed in here."));
            browser.post(provider.issuer().resolve(Endpoint.SIGN_OUT.path()), "");

            assertTrue(isAsking(open(application.request().build())));
            assertTrue(browser.get(provider.issuer().resolve("/")).body().contains("Nobody is signed in here."));
        }

        @Test
        void inAnotherBrowser_isUnknown() throws Exception {
            signIn("ada");
            try (Browser other = new Browser()) {
                assertTrue(isAsking(other.get(application.request().build().toURI())));
            }
        }
    }

    @Nested
    class Unasked {
        @Test
        void loginHint_signsInThePersonItNames() throws Exception {
            signIn("ada");

            assertEquals(
                    "ben", username(open(application.request().loginHint("ben").build())));
        }

        @Test
        void loginHintOfNobody_asks() throws Exception {
            assertTrue(isAsking(open(application.request().loginHint("nobody").build())));
        }

        @ParameterizedTest
        @CsvSource({"ben, engineers", "zoe, 'payments-admins,engineers'"})
        void onePerson_isSignedInAtOnce(String username, String groups) throws Exception {
            restart(People.signingIn(username), new Client.None());
            IDTokenClaimsSet claims = claims(
                    open(application.request().prompt(Prompt.parse("login")).build()));

            assertEquals(username, claims.getStringClaim("preferred_username"));
            assertEquals(groups, String.join(",", claims.getStringListClaim("groups")));
        }
    }
}
