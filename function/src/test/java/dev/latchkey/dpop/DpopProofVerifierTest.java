package dev.latchkey.dpop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.testing.Proof;
import dev.latchkey.testing.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DpopProofVerifierTest {
    private static final ECKey KEY = Proof.newKey();

    private final TestClock clock = TestClock.atStart();
    private final DpopProofVerifier verifier = new DpopProofVerifier(
            List.of(URI.create(Proof.ENDPOINT), URI.create("https://api.example.com/prod/v1/token")),
            Duration.ofMinutes(5),
            clock);

    private DpopProof accepted(String proof) {
        return verifier.verify(List.of(proof));
    }

    private DpopProof accepted(Proof proof) {
        return accepted(proof.sign());
    }

    private OAuthException refused(String... headerValues) {
        OAuthException refusal = assertThrows(OAuthException.class, () -> verifier.verify(List.of(headerValues)));
        assertEquals(ErrorCode.INVALID_REQUEST, refusal.error());
        for (String value : headerValues) {
            assertFalse(value.length() > 3 && refusal.publicSentence().contains(value), "the message quotes the proof");
        }
        return refusal;
    }

    private OAuthException refused(Proof proof) {
        return refused(proof.sign());
    }

    /** The sentence names what must be mended, and is fit for error_description (RFC 6749 §5.2). */
    private void refusedNaming(String part, Proof proof) {
        String sentence = refused(proof).publicSentence();
        assertTrue(sentence.contains(part), sentence);
        assertTrue(sentence.matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+"), sentence);
    }

    private static Proof proof() {
        return Proof.with(KEY);
    }

    @Test
    void rightProof_isAccepted() {
        DpopProof proof = accepted(proof().claim("jti", "an-identifier"));

        assertEquals(new DpopProof(Proof.thumbprint(KEY), "an-identifier", TestClock.START.plusSeconds(300), 0), proof);
    }

    @Test
    void anyWrongPart_isNamedInTheRefusal() {
        List.of("typ", "alg", "jwk").forEach(member -> refusedNaming(member, proof().header(member, null)));
        refusedNaming("crit", proof().header("crit", List.of("exp")));
        List.of("htm", "htu", "iat", "jti").forEach(claim -> refusedNaming(claim, proof().claim(claim, null)));
        refusedNaming("exp", proof().claim("exp", 1));
        refusedNaming("nbf", proof().claim("nbf", Long.MAX_VALUE));
        refusedNaming(
                "signature",
                Proof.with(Proof.newKey()).header("jwk", KEY.toPublicJWK().toJSONObject()));
        refusedNaming("clock", proof().at(TestClock.START.plusSeconds(3600)));
    }

    @Nested
    class Header {
        @Test
        void none_isRefused() {
            assertTrue(refused(new String[0]).publicSentence().contains("Exactly one DPoP header"));
        }

        @Test
        void two_areRefused() {
            refused(proof().sign(), proof().sign());
        }

        @Test
        void twoJoinedWithAComma_areRefused() {
            assertTrue(refused(proof().sign() + ", " + proof().sign())
                    .publicSentence()
                    .contains("Exactly one"));
        }

        @Test
        void of100Kilobytes_isRefused() {
            refused(proof().claim("filler", "x".repeat(100_000)).sign());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", ".", "..", "a", "a.b", "a.b.c.d", "a.b.c.d.e", "{\"payload\":\"\"}", "a.b.c="})
        void thatIsNoCompactJws_isRefused(String value) {
            refused(value);
        }

        @Test
        void withPadding_isRefused() {
            refused(proof().sign() + "==");
        }

        @Test
        void withNonCanonicalBase64url_isRefused() {
            // 64 bytes leave four unused bits in the last character: 'B' differs from 'A' only in them.
            String signed = proof().sign();
            refused(signed.substring(0, signed.length() - 1) + "B");
        }

        @Test
        void inStandardBase64_isRefused() {
            refused(proof().sign().replace('-', '+').replace('_', '/') + "+");
        }
    }

    @Nested
    class JoseHeader {
        @ParameterizedTest
        @ValueSource(strings = {"typ", "alg", "jwk"})
        void withoutRequiredMember_isRefused(String member) {
            refused(proof().header(member, null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"JWT", "dpop+JWT", "application/dpop+jwt", ""})
        void withOtherTyp_isRefused(String typ) {
            refused(proof().header("typ", typ));
        }

        @ParameterizedTest
        @ValueSource(strings = {"none", "HS256", "RS256", "ES384", "ES256K", "es256", "EdDSA"})
        void withOtherAlg_isRefused(String alg) {
            refused(proof().header("alg", alg));
        }

        @Test
        void withAlgThatIsNoString_isRefused() {
            refused(proof().header("alg", List.of("ES256")));
        }

        @Test
        void withCrit_isRefused() {
            refused(proof().header("crit", List.of("exp")));
        }

        @Test
        void withUnencodedPayload_isRefused() {
            refused(proof().header("b64", false));
        }

        @Test
        void withUnknownMembers_isAccepted() {
            accepted(proof().header("extra", Map.of("a", 1)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"jku", "x5u", "x5c", "kid"})
        void withOtherKeyReferences_isVerifiedWithItsJwkAlone(String member) {
            accepted(proof().header(member, "https://attacker.example.com/key"));
        }

        @Test
        void withKeyOfAnotherCurve_isRefused() throws Exception {
            refused(Proof.with(new ECKeyGenerator(Curve.P_384).generate()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "\"key\"", "[]", "7", "true"})
        void withJwkThatIsNoObject_isRefused(String jwk) {
            refused(proof().sign("{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + jwk + "}", proof().claimsJson()));
        }

        @Test
        void withDuplicateMember_isRefused() {
            String header = proof().headerJson();
            refused(proof().sign("{\"typ\":\"dpop+jwt\"," + header.substring(1), proof().claimsJson()));
        }

        @Test
        void withDuplicateMemberInsideJwk_isRefused() {
            String header = proof().headerJson().replace("\"kty\":\"EC\"", "\"kty\":\"EC\",\"kty\":\"EC\"");
            refused(proof().sign(header, proof().claimsJson()));
        }
    }

    @Nested
    class SignatureBytes {
        @Test
        void ofAnotherKey_isRefused() {
            refused(Proof.with(Proof.newKey())
                    .header("jwk", KEY.toPublicJWK().toJSONObject())
                    .sign());
        }

        @Test
        void overOtherBytes_isRefused() {
            String[] segments = proof().sign().split("\\.", -1);
            String[] others = proof().sign().split("\\.", -1);
            refused(segments[0] + "." + others[1] + "." + segments[2]);
        }

        @Test
        void inDer_isRefused() {
            refused(proof().signInDer());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    // r and s of zero, of the group's order n, and of n + 1.
                    "0000000000000000000000000000000000000000000000000000000000000000",
                    "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
                    "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632552",
                    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
                })
        void withScalarOutOfRange_isRefused(String scalar) {
            String right = proof().sign();
            String signingInput = right.substring(0, right.lastIndexOf('.') + 1);
            byte[] signature = Proof.decode(right.substring(right.lastIndexOf('.') + 1));
            byte[] outOfRange = java.util.HexFormat.of().parseHex(scalar);
            for (int offset : List.of(0, 32)) {
                byte[] forged = signature.clone();
                System.arraycopy(outOfRange, 0, forged, offset, 32);
                refused(signingInput + Proof.encode(forged));
            }
            refused(signingInput + Proof.encode(java.util.HexFormat.of().parseHex(scalar + scalar)));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 63, 65, 128})
        void ofOtherLength_isRefused(int length) {
            String right = proof().sign();
            String signingInput = right.substring(0, right.lastIndexOf('.') + 1);
            refused(signingInput + Proof.encode(new byte[length]));
        }
    }

    @Nested
    class Claims {
        @ParameterizedTest
        @ValueSource(strings = {"htm", "htu", "iat", "jti"})
        void withoutRequiredClaim_isRefused(String claim) {
            refused(proof().claim(claim, null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"post", "GET", "POST ", ""})
        void withOtherHtm_isRefused(String htm) {
            refused(proof().claim("htm", htm));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    Proof.ENDPOINT,
                    "https://api.example.com/prod/v1/token",
                    "https://api.example.com/prod//v1/token",
                    "HTTPS://LOGIN.example.com:443/v1/./token?query#fragment"
                })
        void withHtuOfTheEndpoint_isAccepted(String htu) {
            accepted(proof().claim("htu", htu));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example.com/v1/token",
                    "http://login.example.com/v1/token",
                    "https://login.example.com:8443/v1/token",
                    "https://login.example.com/v1/TOKEN",
                    "https://login.example.com/v1/token/",
                    "https://login.example.com/v1",
                    "https://user@login.example.com/v1/token",
                    "/v1/token",
                    "login.example.com/v1/token",
                    ""
                })
        void withOtherHtu_isRefused(String htu) {
            refused(proof().claim("htu", htu));
        }

        @Test
        void withHtuThatIsNoString_isRefused() {
            refused(proof().claim("htu", List.of(Proof.ENDPOINT)));
        }

        @Test
        void withJtiOf256Characters_isAccepted() {
            accepted(proof().claim("jti", "j".repeat(256)));
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(ints = {0, 257})
        void withJtiOutOfBounds_isRefused(@Nullable Integer length) {
            refused(proof().claim("jti", length == null ? 17 : "j".repeat(length)));
        }

        @Test
        void unknownAndAth_areIgnored() {
            accepted(proof().claim("ath", "x").claim("nonce", "y").claim("extra", List.of(1)));
        }

        @Test
        void prettyPrintedWithEscapedSlashes_areAccepted() {
            accepted(proof().sign(
                            proof().headerJson().replace(",", ",\n  ").replace(":", " : "),
                            proof().claimsJson().replace(",", ",\n\t").replace("/", "\\/")));
        }

        @Test
        void withDuplicateClaim_isRefused() {
            refused(proof().sign(
                            proof().headerJson(),
                            "{\"htm\":\"POST\"," + proof().claimsJson().substring(1)));
        }
    }

    @Nested
    class Time {
        @ParameterizedTest
        @ValueSource(longs = {-300, -299, 0, 299, 300})
        void iatInsideTheWindow_isAccepted(long offset) {
            DpopProof proof = accepted(proof().at(TestClock.START.plusSeconds(offset)));

            assertEquals(offset, proof.iatOffset());
        }

        @ParameterizedTest
        @ValueSource(longs = {-86_400, -301, 301, 86_400})
        void iatOutsideTheWindow_isRefusedWithTheMeasuredOffset(long offset) {
            OAuthException refusal = refused(proof().at(TestClock.START.plusSeconds(offset)));

            String direction = offset < 0 ? " seconds behind" : " seconds ahead of";
            assertTrue(refusal.publicSentence().contains(Math.abs(offset) + direction), refusal.publicSentence());
        }

        @ParameterizedTest
        @ValueSource(longs = {-300, 0, 300})
        void proof_countsAsUsableUntilItsOwnIatAndTheWindow(long offset) {
            DpopProof proof = accepted(proof().at(TestClock.START.plusSeconds(offset)));

            assertEquals(TestClock.START.plusSeconds(offset + 300), proof.expiresAt());
        }

        @Test
        void iatWithAFraction_isAccepted() {
            accepted(proof().claim("iat", TestClock.START.getEpochSecond() + 0.25));
        }

        @Test
        void iatJustOutsideTheWindowByAFraction_isRefused() {
            refused(proof().claim("iat", TestClock.START.getEpochSecond() + 300.5));
        }

        @Test
        void iatAgainstAClockBetweenSeconds_isMeasuredInWholeSeconds() {
            clock.advance(Duration.ofMillis(999));

            accepted(proof().at(TestClock.START.minusSeconds(300)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"\"4928029200\"", "-1", "1e400", "-1e400", "4928029200000", "null", "true", "[4928029200]"})
        void iatThatIsNoTime_isRefused(String iat) {
            refused(proof().sign(
                            proof().headerJson(),
                            "{\"htm\":\"POST\",\"htu\":\"" + Proof.ENDPOINT + "\",\"jti\":\"j\",\"iat\":" + iat + "}"));
        }

        @ParameterizedTest
        @ValueSource(longs = {-300, -301, -86_400})
        void expInThePast_isRefused(long offset) {
            refused(proof().claim("exp", TestClock.START.getEpochSecond() + offset));
        }

        @Test
        void expWithinTheClocksLeeway_isAccepted() {
            accepted(proof().claim("exp", TestClock.START.getEpochSecond() - 299));
        }

        @ParameterizedTest
        @ValueSource(longs = {301, 86_400})
        void nbfInTheFuture_isRefused(long offset) {
            refused(proof().claim("nbf", TestClock.START.getEpochSecond() + offset));
        }

        @Test
        void nbfWithinTheClocksLeeway_isAccepted() {
            accepted(proof().claim("nbf", TestClock.START.getEpochSecond() + 300));
        }

        @ParameterizedTest
        @ValueSource(strings = {"exp", "nbf"})
        void lifetimeThatIsNoNumber_isRefused(String claim) {
            refused(proof().claim(claim, "tomorrow"));
        }

        @Test
        void narrowerWindow_isConfigurable() {
            DpopProofVerifier strict =
                    new DpopProofVerifier(List.of(URI.create(Proof.ENDPOINT)), Duration.ofSeconds(10), clock);
            String proof = proof().at(TestClock.START.minusSeconds(11)).sign();

            assertThrows(OAuthException.class, () -> strict.verify(List.of(proof)));
        }
    }
}
