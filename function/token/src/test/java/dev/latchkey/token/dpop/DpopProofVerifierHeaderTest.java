package dev.latchkey.token.dpop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DpopProofVerifierHeaderTest extends DpopProofVerifierHarness {
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
        assertTrue(
                refused(proof().sign() + ", " + proof().sign()).publicSentence().contains("Exactly one"));
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
