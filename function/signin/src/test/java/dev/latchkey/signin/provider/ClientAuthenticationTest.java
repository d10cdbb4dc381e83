package dev.latchkey.signin.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.http.QueryString;
import dev.latchkey.signin.testing.FakeKms;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How Latchkey authenticates to a provider's token endpoint. */
class ClientAuthenticationTest {
    private static final String SECRET = "s3cr3t of the client: 100%";

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private ReadOnlyHTTPRequest exchange() {
        HttpResponse answered = browser.get(service.signInAtProvider(TestSignIn.begin(browser, TestSignIn.request())));
        assertEquals(303, answered.status(), () -> service.event().toString());
        return service.staff.requests(TestProvider.TOKEN).getLast();
    }

    private static Map<String, List<String>> form(ReadOnlyHTTPRequest request) {
        return QueryString.parse(request.getBody());
    }

    private static String only(ReadOnlyHTTPRequest request, String parameter) {
        return form(request).getOrDefault(parameter, List.of()).getFirst();
    }

    private static String authorization(ReadOnlyHTTPRequest request) {
        return request.getHeaderMap().getOrDefault("Authorization", List.of()).getFirst();
    }

    private void authenticateWith(String method) {
        service.access.put(
                "/identityProviders/staff/clientAuthentication",
                "{\"secret\": \"%s\", \"method\": \"%s\"}".formatted(FakeKms.sealed(SECRET), method));
    }

    @Test
    void exchange_hasCodeVerifierAndRedirectUri() {
        ReadOnlyHTTPRequest request = exchange();

        assertEquals(List.of("authorization_code"), form(request).get("grant_type"));
        assertEquals(
                List.of("https://login.example.com/v1/sessions/callback/staff"),
                form(request).get("redirect_uri"));
        assertTrue(only(request, "code_verifier").matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void privateKeyJwt_isSignedByTheKeyThatWePublish() throws Exception {
        ReadOnlyHTTPRequest request = exchange();
        assertEquals(
                List.of("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                form(request).get("client_assertion_type"));
        SignedJWT assertion = SignedJWT.parse(only(request, "client_assertion"));
        JWKSet published = JWKSet.parse(TestSignIn.html(browser.get("/v1/keys")));

        assertEquals(JWSAlgorithm.ES256, assertion.getHeader().getAlgorithm());
        assertTrue(assertion.verify(new ECDSAVerifier(
                published.getKeyByKeyId(assertion.getHeader().getKeyID()).toECKey())));
        assertFalse(request.getHeaderMap().containsKey("Authorization"));
        assertFalse(form(request).containsKey("client_secret"));
    }

    @Test
    void privateKeyJwt_isForThisEndpointOnceAndForAMinute() throws Exception {
        JWTClaimsSet one = SignedJWT.parse(only(exchange(), "client_assertion")).getJWTClaimsSet();
        JWTClaimsSet other =
                SignedJWT.parse(only(exchange(), "client_assertion")).getJWTClaimsSet();

        assertEquals("latchkey", one.getIssuer());
        assertEquals("latchkey", one.getSubject());
        assertEquals(List.of("https://staff.example/token"), one.getAudience());
        assertEquals(service.clock.instant(), one.getIssueTime().toInstant());
        assertEquals(
                service.clock.instant().plusSeconds(60), one.getExpirationTime().toInstant());
        assertNotEquals(one.getJWTID(), other.getJWTID());
    }

    @Test
    void secret_inTheHeaderIsEncodedAsTheStandardSays() {
        authenticateWith("client_secret_basic");
        ReadOnlyHTTPRequest request = exchange();

        String basic = authorization(request);
        assertEquals(
                "latchkey:s3cr3t+of+the+client%3A+100%25",
                new String(Base64.getDecoder().decode(basic.substring("Basic ".length())), StandardCharsets.UTF_8));
        assertFalse(form(request).containsKey("client_secret"));
        assertEquals(0, service.kms.calls("Sign"));
    }

    @Test
    void secret_inTheBodyIsInNoHeader() {
        authenticateWith("client_secret_post");
        ReadOnlyHTTPRequest request = exchange();

        assertEquals(List.of(SECRET), form(request).get("client_secret"));
        assertEquals(List.of("latchkey"), form(request).get("client_id"));
        assertFalse(request.getHeaderMap().containsKey("Authorization"));
    }

    @Test
    void none_isPkceAlone() {
        service.access.put("/identityProviders/staff/clientAuthentication", "\"none\"");
        ReadOnlyHTTPRequest request = exchange();

        assertEquals(List.of("latchkey"), form(request).get("client_id"));
        assertFalse(form(request).containsKey("client_secret") || form(request).containsKey("client_assertion"));
        assertFalse(request.getHeaderMap().containsKey("Authorization"));
        assertEquals(0, service.kms.calls("Sign") + service.kms.calls("Decrypt"));
    }

    @Test
    void secret_thatOurKeyDoesNotOpenIsAFaultAndSignsNobodyIn() {
        service.access.put(
                "/identityProviders/staff/clientAuthentication", "{\"secret\": \"%s\"}".formatted("A".repeat(60)));
        HttpResponse response = browser.get(service.signInAtProvider(TestSignIn.begin(browser, TestSignIn.request())));

        assertEquals(503, response.status());
        assertEquals(
                "IdentityProvider Secret sealed by another key", service.event().get("reason"));
        assertEquals(0, service.staff.requests(TestProvider.TOKEN).size());
    }
}
