package dev.latchkey.local.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import dev.latchkey.local.http.Exchange;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenIdProviderTest extends ProviderHarness {
    @Nested
    class WholeFlow {
        @Test
        void withTheSdksClient_tellsWhoSignedIn() throws Exception {
            OIDCTokenResponse tokens = application.tokens(signIn("ada"));
            IDTokenClaimsSet claims = application.verified(tokens);
            UserInfo userInfo = application.userInfo(tokens.getOIDCTokens().getAccessToken());

            assertEquals("ada", claims.getStringClaim("preferred_username"));
            assertEquals(List.of("payments-admins", "engineers"), claims.getStringListClaim("groups"));
            assertEquals(claims.getSubject(), userInfo.getSubject());
            assertEquals(List.of("payments-admins", "engineers"), userInfo.getStringListClaim("groups"));
        }

        @Test
        void idToken_hasEveryClaimAndVerifiesWithThePublishedKey() throws Exception {
            SignedJWT token = SignedJWT.parse(
                    application.tokens(signIn("ada")).getOIDCTokens().getIDTokenString());
            JWK key = JWKSet.load(application.metadata.getJWKSetURI().toURL())
                    .getKeyByKeyId(token.getHeader().getKeyID());
            JWTClaimsSet claims = token.getJWTClaimsSet();

            assertEquals(JWSAlgorithm.RS256, token.getHeader().getAlgorithm());
            assertTrue(token.verify(new RSASSAVerifier(key.toRSAKey())));
            assertFalse(key.isPrivate());
            assertEquals(provider.issuer().toString(), claims.getIssuer());
            assertEquals(List.of(Application.ID), claims.getAudience());
            assertEquals(application.nonce.getValue(), claims.getStringClaim("nonce"));
            assertEquals(claims.getIssueTime(), claims.getDateClaim("auth_time"));
            assertEquals(SamplePerson.TWO_FACTORS, claims.getStringClaim("acr"));
            assertEquals(List.of("pwd", "otp", "mfa"), claims.getStringListClaim("amr"));
            assertEquals("Ada Morgan", claims.getStringClaim("name"));
            assertEquals("ada@example.com", claims.getStringClaim("email"));
        }

        @ParameterizedTest
        @CsvSource({"ada, 'payments-admins,engineers'", "ben, engineers", "cleo, ''"})
        void groups_areAListForEverybody(String username, String groups) throws Exception {
            IDTokenClaimsSet claims = application.verified(application.tokens(signIn(username)));

            assertEquals(groups, String.join(",", claims.getStringListClaim("groups")));
            assertEquals(username, claims.getStringClaim("preferred_username"));
        }
    }

    @Nested
    class Metadata {
        @Test
        void issuer_isWhereItWasFoundAndIsNamedInAnswers() {
            assertEquals(
                    provider.issuer().toString(),
                    application.metadata.getIssuer().getValue());
            assertTrue(application.metadata.supportsAuthorizationResponseIssuerParam());
        }

        @Test
        void algorithms_areWhatIsUsed() {
            assertEquals(List.of(JWSAlgorithm.RS256), application.metadata.getIDTokenJWSAlgs());
            assertEquals(4, application.metadata.getTokenEndpointAuthMethods().size());
        }
    }

    @Nested
    class UserInfoEndpoint {
        private URI url() {
            return application.metadata.getUserInfoEndpointURI();
        }

        @Test
        void withoutAnAccessToken_isUnauthorized() throws Exception {
            HttpResponse<String> answer = browser.get(url());

            assertEquals(401, answer.statusCode());
            assertEquals(
                    "Bearer error=\"invalid_token\"",
                    answer.headers().firstValue("www-authenticate").orElse(""));
        }

        @Test
        void afterFiveMinutes_isUnauthorized() throws Exception {
            OIDCTokenResponse tokens = application.tokens(signIn("ada"));
            clock.advance(TokenEndpoint.ACCESS_TOKEN_LIFETIME);

            assertEquals(
                    401,
                    new UserInfoRequest(url(), tokens.getOIDCTokens().getAccessToken())
                            .toHTTPRequest()
                            .send()
                            .getStatusCode());
        }
    }

    @Nested
    class AnyRequest {
        @ParameterizedTest
        @CsvSource({"/nothing, 404", "/token, 405", "/sign-in, 405"})
        void thatItDoesNotKnow_isRefused(String path, int status) throws Exception {
            assertEquals(status, browser.get(provider.issuer().resolve(path)).statusCode());
        }

        @Test
        void underAnothersName_isRefused() {
            Exchange exchange = new Exchange(
                    "GET",
                    "/",
                    "",
                    Map.of("host", List.of("rebound.example.com")),
                    new Exchange.Body(new byte[0]),
                    "127.0.0.1");

            assertEquals(421, provider.refusal(exchange).orElseThrow().status());
        }
    }
}
