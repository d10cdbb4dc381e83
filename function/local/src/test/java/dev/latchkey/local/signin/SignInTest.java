package dev.latchkey.local.signin;

import static dev.latchkey.local.testing.TestService.authorization;
import static dev.latchkey.local.testing.TestService.form;
import static dev.latchkey.local.testing.TestService.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.local.testing.FaultProxy;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sign-in of the local service where nobody is asked, with the real functions behind it. */
@Tag("service")
class SignInTest {
    private static TestService service;

    @BeforeAll
    static void start() {
        service = new TestService();
    }

    @AfterEach
    void heal() {
        service.faults().clear();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpResponse<String> authorize(Map<String, String> parameters) throws Exception {
        return service.get("/v1/authorize?" + form(parameters));
    }

    private static String code(HttpResponse<String> redirect) {
        return redirect.headers().firstValue("location").orElseThrow().replaceFirst(".*[?&]code=([^&]+).*", "$1");
    }

    @Test
    void authorize_sameDevice_redirectsWithCodeAndState() throws Exception {
        HttpResponse<String> response = authorize(authorization());

        assertEquals(303, response.statusCode());
        String location = response.headers().firstValue("location").orElseThrow();
        assertTrue(
                location.matches(
                        "http://127\\.0\\.0\\.1:50123/oauth/callback\\?code=[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{43}&state=a-state"),
                location);
    }

    @Test
    void code_ofASignIn_isRedeemedInThePersonsName() throws Exception {
        String code = code(authorize(authorization()));

        HttpResponse<String> tokens =
                service.post(TestEndpoint.redemption(Secret.of(code)), service.proof(Proof.newKey()));

        assertEquals(200, tokens.statusCode(), tokens.body());
        assertEquals(
                TestService.SUBJECT,
                SignedJWT.parse(text(tokens, "idToken")).getJWTClaimsSet().getSubject());
    }

    @Test
    void idToken_isVerifiedWithTheKeysThatThePublishedMetadataNames() throws Exception {
        HttpResponse<String> tokens = service.post(
                TestEndpoint.redemption(Secret.of(code(authorize(authorization())))), service.proof(Proof.newKey()));
        SignedJWT idToken = SignedJWT.parse(text(tokens, "idToken"));
        String metadata = service.get("/.well-known/openid-configuration").body();
        Matcher jwksUri = Pattern.compile("\"jwks_uri\":\"([^\"]+)\"").matcher(metadata);
        assertTrue(jwksUri.find(), metadata);

        JWKSet keys = JWKSet.parse(service.get(jwksUri.group(1)).body());
        JWSVerifier verifier = new ECDSAVerifier(
                keys.getKeyByKeyId(idToken.getHeader().getKeyID()).toECKey());
        assertTrue(idToken.verify(verifier));
    }

    @Test
    void authorize_crossDevice_isThePageWithTheCodeToPaste() throws Exception {
        Map<String, String> parameters = authorization();
        parameters.put("client_id", Grants.OTHER_CLIENT_ID);
        parameters.put(
                "redirect_uri",
                service.url().resolve("/v1/sessions/confirmation").toString());

        HttpResponse<String> page = authorize(parameters);

        assertEquals(200, page.statusCode(), page.body());
        Matcher pasted = Pattern.compile("[A-Za-z0-9+/]{120,}={0,2}").matcher(page.body());
        assertTrue(pasted.find(), page.body());
        String decoded = new String(Base64.getDecoder().decode(pasted.group()), StandardCharsets.UTF_8);
        assertTrue(decoded.matches("state=a-state&code=[\\w-]{43}\\.[\\w-]{43}"), decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PutItem", "GetItem", "TransactWriteItems", "GenerateMac", "Sign"})
    void authorize_whileAServiceFails_saysTryAgainAndStaysHere(String operation) throws Exception {
        service.faults().fail(operation, FaultProxy.Fault.ERROR);

        HttpResponse<String> response = authorize(authorization());

        assertEquals(503, response.statusCode(), response.body());
        assertTrue(response.headers().firstValue("location").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:50123/oauth/callback",
                "http://127.0.0.1:50123/oauth/callback/",
                "http://127.0.0.1:50123/oauth/callback?x=y",
                "http://127.0.0.1:50123/oauth/callback#x",
                "http://127.0.0.1/oauth/callback",
                "http://127.0.0.1:0/oauth/callback",
                "http://127.0.0.1:65536/oauth/callback",
                "http://127.0.0.1:50123@evil.example/oauth/callback",
                "http://a@127.0.0.1:50123/oauth/callback",
                "https://127.0.0.1:50123/oauth/callback",
                "HTTP://127.0.0.1:50123/oauth/callback",
                "http://127.0.0.1:50123/OAuth/callback",
                "http://127.0.0.1:50123/oauth/callback\n",
                "https://evil.example/"
            })
    void redirectUri_thatIsNearlyRight_isAPageAndNoRedirect(String redirectUri) throws Exception {
        Map<String, String> parameters = authorization();
        parameters.put("redirect_uri", redirectUri);

        HttpResponse<String> response = authorize(parameters);

        assertEquals(400, response.statusCode());
        assertTrue(response.headers().firstValue("location").isEmpty());
        assertTrue(response.headers().firstValue("content-type").orElse("").startsWith("text/html"));
    }

    @Test
    void anyRequest_underAnothersName_isRefused() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), service.url().getPort())) {
            socket.getOutputStream()
                    .write(("GET /v1/authorize?" + form(authorization())
                                    + " HTTP/1.1\r\nHost: rebound.example.com\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(response.startsWith("HTTP/1.1 421"), response);
        }
    }
}
