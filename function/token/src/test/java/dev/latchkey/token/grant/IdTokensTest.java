package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.SessionId;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.testing.FakeIdTokenSigner;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdTokensTest {
    private final TestClock clock = TestClock.atStart();
    private final FakeIdTokenSigner signer = new FakeIdTokenSigner();
    private final IdTokens idTokens = new IdTokens("https://login.example.com", signer);

    private SignedJWT sign(Session session, Map<String, String> claims) throws Exception {
        return SignedJWT.parse(idTokens.sign(session, claims, clock.context()).reveal());
    }

    private static Session session() {
        return new Session(SessionId.next().value(), Grants.CLIENT_ID, "jkt", Grants.authorization());
    }

    @Test
    void sign_verifiesWithTheSigningKey() throws Exception {
        SignedJWT token = sign(session(), Map.of());

        assertEquals(JWSAlgorithm.ES384, token.getHeader().getAlgorithm());
        assertEquals("fake-signing-key", token.getHeader().getKeyID());
        assertTrue(token.verify(new ECDSAVerifier(signer.publicKey())));
    }

    @Test
    void sign_saysWhoLoggedInWhenAndWhere() throws Exception {
        clock.advance(Duration.ofSeconds(30));

        JWTClaimsSet claims =
                sign(session(), Map.of("email", "ada@example.com")).getJWTClaimsSet();

        assertEquals("https://login.example.com", claims.getIssuer());
        assertEquals(Grants.SUBJECT, claims.getSubject());
        assertEquals(List.of(Grants.CLIENT_ID), claims.getAudience());
        assertEquals(Date.from(clock.instant()), claims.getIssueTime());
        assertEquals(Date.from(clock.instant().plus(Duration.ofMinutes(15))), claims.getExpirationTime());
        assertEquals(TestClock.START.getEpochSecond(), claims.getLongClaim("auth_time"));
        assertEquals(Grants.SUBJECT, claims.getStringClaim("session_arn"));
        assertEquals("ada@example.com", claims.getStringClaim("email"));
    }

    @Test
    void sign_subject_holdsTheAccountAndIsTheSameAtEveryLogin() throws Exception {
        String first = sign(session(), Map.of()).getJWTClaimsSet().getSubject();
        clock.advance(Duration.ofDays(1));
        String second = sign(session(), Map.of()).getJWTClaimsSet().getSubject();

        assertEquals(first, second);
        assertEquals("111122223333", first.split(":", -1)[4]);
    }

    @Test
    void sign_withTheLargestClaims_isWithin4096Characters() {
        Authorization largest =
                Grants.authorizationOf("arn:aws:iam::111122223333:role/" + "p".repeat(500) + "/" + "r".repeat(64));
        String claim = "x".repeat(IssuedCode.MAX_CLAIMS * 3 / 4 - "{\"claims\":{\"c\":\"\"}}".length());

        int length = idTokens.sign(
                        new Session(SessionId.next().value(), Grants.CLIENT_ID, "jkt", largest),
                        Map.of("c", claim),
                        clock.context())
                .reveal()
                .length();

        assertTrue(length <= 4096, "it has " + length);
    }
}
