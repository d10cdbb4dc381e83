package dev.latchkey.local.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.oauth.Secret;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIdProviderClientTest extends ProviderHarness {
    private static final ClientID ID = new ClientID(Application.ID);
    private static final Client.WithSecret SECRET = new Client.WithSecret(Secret.of("a secret: of ours & ü"));

    private static com.nimbusds.oauth2.sdk.auth.Secret secret(Client.WithSecret secret) {
        return new com.nimbusds.oauth2.sdk.auth.Secret(secret.secret().reveal());
    }

    private static String error(TokenResponse response) {
        return response.indicatesSuccess()
                ? "none"
                : response.toErrorResponse().getErrorObject().getCode();
    }

    @Nested
    class PublicClient {
        @Test
        void withASecret_isRefused() throws Exception {
            assertEquals(
                    "invalid_client",
                    error(application.redeem(signIn("ada"), new ClientSecretBasic(ID, secret(SECRET)))));
        }
    }

    @Nested
    class ClientWithSecret {
        static Stream<ClientAuthentication> right() {
            return Stream.of(new ClientSecretBasic(ID, secret(SECRET)), new ClientSecretPost(ID, secret(SECRET)));
        }

        static Stream<ClientAuthentication> wrong() {
            com.nimbusds.oauth2.sdk.auth.Secret other = new com.nimbusds.oauth2.sdk.auth.Secret("other");
            return Stream.of(
                    new ClientSecretBasic(ID, other),
                    new ClientSecretPost(ID, other),
                    new ClientSecretBasic(new ClientID("other"), secret(SECRET)));
        }

        @ParameterizedTest
        @MethodSource("right")
        void withTheSecret_isTaken(ClientAuthentication authentication) throws Exception {
            restart(People.SAMPLES, SECRET);

            assertEquals("none", error(application.redeem(signIn("ada"), authentication)));
        }

        @ParameterizedTest
        @MethodSource("wrong")
        void withAnother_isRefused(ClientAuthentication authentication) throws Exception {
            restart(People.SAMPLES, SECRET);

            assertEquals("invalid_client", error(application.redeem(signIn("ada"), authentication)));
        }

        @Test
        void withNone_isRefused() throws Exception {
            restart(People.SAMPLES, SECRET);

            assertEquals("invalid_client", error(application.redeem(signIn("ada"), null)));
        }
    }

    @Nested
    class ClientWithPrivateKey {
        private final ECKey key;
        private Date expiry = Date.from(clock.instant().plusSeconds(60));
        private String issuer = Application.ID;
        private JWTID id = new JWTID();
        private String audience = "";

        ClientWithPrivateKey() throws Exception {
            key = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
        }

        private void begin() throws Exception {
            restart(People.SAMPLES, new Client.WithPrivateKey(() -> new JWKSet(key.toPublicJWK())));
            audience = provider.issuer().toString();
        }

        private String redeemed(ECKey signing) throws Exception {
            JWTAuthenticationClaimsSet claims = new JWTAuthenticationClaimsSet(
                    new ClientID(issuer), new Audience(audience).toSingleAudienceList(), expiry, null, null, id);
            return error(application.redeem(
                    signIn("ada"),
                    new PrivateKeyJWT(
                            claims, JWSAlgorithm.ES256, signing.toPrivateKey(), signing.getKeyID(), null, null, null)));
        }

        @Test
        void assertionForTheIssuerOrTheEndpoint_isTaken() throws Exception {
            begin();
            assertEquals("none", redeemed(key));

            id = new JWTID();
            audience = application.metadata.getTokenEndpointURI().toString();
            browser.post(provider.issuer().resolve(Endpoint.SIGN_OUT.path()), "");
            assertEquals("none", redeemed(key));
        }

        @Test
        void assertionOfAPublishedKey_isTaken() throws Exception {
            try (LoopbackServer client = LoopbackServer.start(
                    exchange -> new Exchange.Answer(200, Map.of(), new JWKSet(key.toPublicJWK()).toString(true)))) {
                restart(People.SAMPLES, Client.WithPrivateKey.publishedAt(client.url()));
                audience = provider.issuer().toString();

                assertEquals("none", redeemed(key));
            }
        }

        @Test
        void assertionUsedTwice_isRefused() throws Exception {
            begin();
            redeemed(key);
            browser.post(provider.issuer().resolve(Endpoint.SIGN_OUT.path()), "");

            assertEquals("invalid_client", redeemed(key));
        }

        @Test
        void assertionOfAnotherKey_isRefused() throws Exception {
            begin();

            assertEquals(
                    "invalid_client",
                    redeemed(new ECKeyGenerator(Curve.P_256).keyID("1").generate()));
        }

        @Test
        void assertionForAnotherAudience_isRefused() throws Exception {
            begin();
            audience = "https://login.example.com";

            assertEquals("invalid_client", redeemed(key));
        }

        @Test
        void assertionOfAnotherClient_isRefused() throws Exception {
            begin();
            issuer = "other";

            assertEquals("invalid_client", redeemed(key));
        }

        @ParameterizedTest
        @ValueSource(ints = {-120, 660})
        void assertionThatExpiredOrLastsLong_isRefused(int seconds) throws Exception {
            begin();
            expiry = Date.from(clock.instant().plusSeconds(seconds));

            assertEquals("invalid_client", redeemed(key));
        }

        @Test
        void withNone_isRefused() throws Exception {
            begin();

            assertEquals("invalid_client", error(application.redeem(signIn("ada"), null)));
        }
    }
}
