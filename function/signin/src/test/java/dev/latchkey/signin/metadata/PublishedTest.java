package dev.latchkey.signin.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients read about the service. */
class PublishedTest {
    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private String published(String path) {
        HttpResponse response = browser.get(path);
        assertEquals(200, response.status());
        return TestSignIn.html(response);
    }

    private JWKSet keys() throws Exception {
        return JWKSet.parse(published("/v1/keys"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/v1/keys"})
    void documents_areKeptForAnHourByEverybodyOnEveryOrigin(String path) {
        HttpResponse response = browser.get(path);

        assertEquals(Optional.of("application/json"), response.header("Content-Type"));
        assertEquals(Optional.of("public, max-age=3600"), response.header("Cache-Control"));
        assertEquals(Optional.of("*"), response.header("Access-Control-Allow-Origin"));
        assertEquals(Optional.of("nosniff"), response.header("X-Content-Type-Options"));
        assertFalse(response.headers().containsKey("Set-Cookie"));
        assertEquals("metadata", service.event().get("step"));
    }

    @Test
    void metadata_areReadByAStockLibraryAsAProviders() throws Exception {
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(published("/.well-known/openid-configuration"));

        assertEquals(TestSignIn.ISSUER, metadata.getIssuer().getValue());
        assertEquals(URI.create(TestSignIn.BASE + "/v1/authorize"), metadata.getAuthorizationEndpointURI());
        assertEquals(URI.create(TestSignIn.BASE + "/v1/token"), metadata.getTokenEndpointURI());
        assertEquals(URI.create(TestSignIn.BASE + "/v1/keys"), metadata.getJWKSetURI());
        assertEquals(List.of(CodeChallengeMethod.S256), metadata.getCodeChallengeMethods());
        assertEquals(List.of(JWSAlgorithm.ES384), metadata.getIDTokenJWSAlgs());
        assertEquals(List.of(JWSAlgorithm.ES256), metadata.getDPoPJWSAlgs());
    }

    @Test
    void metadata_areReadByAStockLibraryAsAnAuthorizationServersToo() throws Exception {
        AuthorizationServerMetadata metadata =
                AuthorizationServerMetadata.parse(published("/.well-known/oauth-authorization-server"));

        assertEquals(TestSignIn.ISSUER, metadata.getIssuer().getValue());
        assertEquals(
                published("/.well-known/openid-configuration"), published("/.well-known/oauth-authorization-server"));
    }

    @Test
    void keys_areThoseThatSignIdTokensAndTheOneForProviders() throws Exception {
        JWKSet keys = keys();

        assertEquals(
                List.of("signing", "signing-before", "client"),
                keys.getKeys().stream().map(JWK::getKeyID).toList());
        for (JWK key : keys.getKeys()) {
            boolean isForProviders = String.valueOf(key.getKeyID()).equals("client");
            assertEquals(isForProviders ? JWSAlgorithm.ES256 : JWSAlgorithm.ES384, key.getAlgorithm());
            assertEquals(
                    isForProviders ? Curve.P_256 : Curve.P_384, key.toECKey().getCurve());
            assertEquals(KeyUse.SIGNATURE, key.getKeyUse());
        }
    }

    @Test
    void keys_haveNothingPrivateAndNameNeitherAccountNorRegion() throws Exception {
        String published = published("/v1/keys");

        assertTrue(keys().getKeys().stream().noneMatch(JWK::isPrivate));
        assertFalse(published.contains("111122223333") || published.contains("eu-central-1"), published);
        for (JWK key : keys().getKeys()) {
            assertEquals(
                    Set.of("alg", "crv", "kid", "kty", "use", "x", "y"),
                    new TreeSet<>(key.toJSONObject().keySet()));
        }
    }

    @Test
    void keys_areFetchedOnceAnHour() throws Exception {
        keys();
        service.clock.advance(Duration.ofHours(1).minusSeconds(1));
        keys();
        assertEquals(3, service.kms.calls("GetPublicKey"));
        service.clock.advance(Duration.ofSeconds(1));
        keys();

        assertEquals(6, service.kms.calls("GetPublicKey"));
    }

    @Test
    void documents_areThereWithoutAnAccessFile() {
        service.access.clear();
        service.outages.begin("current");

        assertTrue(published("/v1/keys").contains("signing"));
        assertTrue(published("/.well-known/openid-configuration").contains("issuer"));
    }
}
