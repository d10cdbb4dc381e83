package dev.latchkey.local.endtoend;

import static dev.latchkey.local.testing.TestService.form;
import static dev.latchkey.local.testing.TestService.json;
import static dev.latchkey.local.testing.TestService.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.net.http.HttpResponse;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service over HTTP, with requests that AWS's clients would not make. */
@Tag("service")
class ScenariosTest extends ServiceHarness {
    @Test
    void redemption_inJson_isAnsweredInCamelCase() throws Exception {
        HttpResponse<String> response = issued(redeem(service.signIn()));

        assertEquals(
                Set.of("accessToken", "tokenType", "expiresIn", "refreshToken", "idToken"),
                json(response).names());
        assertEquals("no-store", response.headers().firstValue("cache-control").orElse(""));
        assertFalse(response.headers().firstValue("x-amzn-requestid").orElse("").isEmpty());
    }

    @Test
    void redemption_inAForm_isAnsweredInSnakeCase() throws Exception {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", Grants.CLIENT_ID);
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", service.signIn());
        parameters.put("redirect_uri", Grants.REDIRECT_URI);
        parameters.put("code_verifier", Grants.VERIFIER.reveal());

        HttpResponse<String> response =
                issued(service.post("application/x-www-form-urlencoded", form(parameters), service.proof(key)));

        assertEquals(
                Set.of("access_token", "token_type", "expires_in", "refresh_token", "id_token"),
                json(response).names());
    }

    @Test
    void idToken_isSignedByTheSigningKeyForThePerson() throws Exception {
        SignedJWT idToken = SignedJWT.parse(text(issued(redeem(service.signIn())), "idToken"));

        byte[] der = service.service()
                .clients()
                .kms()
                .getPublicKey(get -> get.keyId(idToken.getHeader().getKeyID()))
                .publicKey()
                .asByteArray();
        ECPublicKey signingKey = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        assertTrue(idToken.verify(new ECDSAVerifier(signingKey)));
        assertEquals(TestService.SUBJECT, idToken.getJWTClaimsSet().getSubject());
    }

    @Test
    void keyWithShortCoordinates_redeemsAndRefreshes() throws Exception {
        ECKey shortKey = Proof.newKeyWithShortCoordinate();
        Map<String, String> redemption = TestEndpoint.redemption(Secret.of(service.signIn()));
        String token = text(
                issued(service.post(
                        redemption,
                        service.unsignedProof(shortKey).withoutLeadingZeros().sign())),
                "refreshToken");

        issued(service.post(TestEndpoint.refresh(token), service.proof(shortKey)));
        issued(service.post(
                TestEndpoint.refresh(token),
                service.unsignedProof(shortKey).withoutLeadingZeros().sign()));
    }

    @Test
    void usedCode_isRefused() throws Exception {
        String code = service.signIn();
        issued(redeem(code));

        refused(ErrorCode.INVALID_REQUEST, redeem(code));
    }

    @ParameterizedTest
    @CsvSource({
        "codeVerifier, another-verifier-of-the-tests-43-characters",
        "redirectUri, http://127.0.0.1:1/oauth/callback",
        "clientId, arn:aws:signin:::devtools/cross-device"
    })
    void wrongMember_isRefusedAndTheCodeSurvives(String member, String wrong) throws Exception {
        String code = service.signIn();
        Map<String, String> members = TestEndpoint.redemption(Secret.of(code));
        members.put(member, wrong);

        refused(ErrorCode.INVALID_REQUEST, post(members));
        issued(redeem(code));
    }

    @Test
    void refresh_withAnotherKey_isRefused() throws Exception {
        String token = refreshToken();

        refused(ErrorCode.INVALID_REQUEST, service.post(TestEndpoint.refresh(token), service.proof(Proof.newKey())));
    }

    @Test
    void refresh_withAChangedToken_isRefused() throws Exception {
        String token = refreshToken();
        char last = token.charAt(token.length() - 10);
        String changed = token.substring(0, token.length() - 10)
                + (last == 'A' ? 'B' : 'A')
                + token.substring(token.length() - 9);

        refused(ErrorCode.INVALID_REQUEST, post(TestEndpoint.refresh(changed)));
    }

    @Test
    void sameRedemptionAgain_isAnsweredTheSame() throws Exception {
        Map<String, String> members = TestEndpoint.redemption(Secret.of(service.signIn()));
        String proof = service.proof(key);
        String first = issued(service.post(members, proof)).body();

        assertEquals(
                first.replaceFirst("\"expiresIn\":\\d+", ""),
                issued(service.post(members, proof)).body().replaceFirst("\"expiresIn\":\\d+", ""));
    }

    @Test
    void usedCodeInOtherHands_revokesItsSession() throws Exception {
        String code = service.signIn();
        String token = text(issued(redeem(code)), "refreshToken");

        refused(
                ErrorCode.INVALID_REQUEST,
                service.post(TestEndpoint.redemption(Secret.of(code)), service.proof(Proof.newKey())));
        refused(ErrorCode.USER_CREDENTIALS_CHANGED, post(TestEndpoint.refresh(token)));
    }

    @Test
    void moreThan30MintsIn15Minutes_areTooManyRequests() throws Exception {
        String token = refreshToken();
        for (int i = 0; i < 30; i++) {
            token = text(issued(post(TestEndpoint.refresh(token))), "refreshToken");
        }

        HttpResponse<String> response = post(TestEndpoint.refresh(token));

        refused(ErrorCode.TOO_MANY_REQUESTS, response);
        int seconds =
                Integer.parseInt(response.headers().firstValue("retry-after").orElse("0"));
        assertTrue(seconds > 0 && seconds <= 900, "Retry-After: " + seconds);
    }

    @Test
    void time_endsCodesAndSessions() throws Exception {
        try (TestService later = new TestService()) {
            String code = later.signIn();
            String token = text(
                    issued(later.post(TestEndpoint.redemption(Secret.of(later.signIn())), later.proof(key))),
                    "refreshToken");
            later.clock().advance(Duration.ofMinutes(5));
            refused(ErrorCode.AUTHCODE_EXPIRED, later.post(TestEndpoint.redemption(Secret.of(code)), later.proof(key)));
            issued(later.post(TestEndpoint.refresh(token), later.proof(key)));

            later.clock().advance(Duration.ofHours(12));
            refused(ErrorCode.TOKEN_EXPIRED, later.post(TestEndpoint.refresh(token), later.proof(key)));
        }
    }
}
