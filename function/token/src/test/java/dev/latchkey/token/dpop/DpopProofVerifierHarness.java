package dev.latchkey.token.dpop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.testing.Proof;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What the tests of DpopProofVerifier share. */
abstract class DpopProofVerifierHarness {
    static final ECKey KEY = Proof.newKey();

    final TestClock clock = TestClock.atStart();

    final DpopProofVerifier verifier = new DpopProofVerifier(
            List.of(URI.create(Proof.ENDPOINT), URI.create("https://api.example.com/prod/v1/token")),
            Duration.ofMinutes(5));

    DpopProof accepted(String proof) {
        return verifier.verify(List.of(proof), clock.instant());
    }

    DpopProof accepted(Proof proof) {
        return accepted(proof.sign());
    }

    OAuthException refused(String... headerValues) {
        OAuthException refusal =
                assertThrows(OAuthException.class, () -> verifier.verify(List.of(headerValues), clock.instant()));
        assertEquals(ErrorCode.INVALID_REQUEST, refusal.error());
        for (String value : headerValues) {
            assertFalse(value.length() > 3 && refusal.publicSentence().contains(value), "the message quotes the proof");
        }
        return refusal;
    }

    OAuthException refused(Proof proof) {
        return refused(proof.sign());
    }

    /** The sentence names what must be fixed, and is fit for error_description (RFC 6749 §5.2). */
    void refusedNaming(String part, Proof proof) {
        String sentence = refused(proof).publicSentence();
        assertTrue(sentence.contains(part), sentence);
        assertTrue(sentence.matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+"), sentence);
    }

    static Proof proof() {
        return Proof.with(KEY);
    }
}
