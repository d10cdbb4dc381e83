package dev.latchkey.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PkceTest {
    // RFC 7636 appendix B.
    private static final Secret VERIFIER = Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    void challenge_isThatOfTheRfc() {
        assertEquals(CHALLENGE, Pkce.challenge(VERIFIER));
    }

    @Nested
    class Matches {
        @Test
        void rightVerifier_does() {
            assertTrue(Pkce.matches(CHALLENGE, VERIFIER));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK",
                    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX",
                    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk=",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                })
        void otherVerifier_doesNot(String verifier) {
            assertFalse(Pkce.matches(CHALLENGE, Secret.of(verifier)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cm",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM"
                })
        void otherChallenge_doesNot(String challenge) {
            assertFalse(Pkce.matches(challenge, VERIFIER));
        }

        @Test
        void plainChallenge_doesNot() {
            assertFalse(Pkce.matches(VERIFIER.reveal(), VERIFIER));
        }
    }

    @Nested
    class Method {
        @ParameterizedTest
        @ValueSource(strings = {"S256", "SHA-256"})
        void sha256_inTheRfcsSpellingOrAwss_isS256(String method) {
            assertTrue(Pkce.isS256(method));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "plain", "PLAIN", "s256", "sha-256", "SHA256", "S256 ", "S512", "SHA-1"})
        void other_isNot(String method) {
            assertFalse(Pkce.isS256(method));
        }
    }

    @Nested
    class Challenge {
        @Test
        void of43Characters_isOne() {
            assertTrue(Pkce.isChallenge(CHALLENGE));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMM",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\n",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw~cM",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM="
                })
        void ofAnotherForm_isNone(String challenge) {
            assertFalse(Pkce.isChallenge(challenge));
        }
    }
}
