package dev.latchkey.token.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.dpop.DpopProof;
import dev.latchkey.token.dpop.DpopProofVerifier;
import dev.latchkey.token.testing.Proof;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

class DpopProofVerifierFuzzTest {
    /** The key of RFC 7515 appendix A.3, which the seeds use. */
    private static final ECKey KEY = new ECKey.Builder(
                    Curve.P_256,
                    new Base64URL("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                    new Base64URL("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"))
            .d(new Base64URL("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"))
            .build();

    private static final String JKT = Proof.thumbprint(KEY);
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final DpopProofVerifier verifier = new DpopProofVerifier(List.of(URI.create(Proof.ENDPOINT)), WINDOW);

    /**
     * The header's text; or, if it begins like JSON, the proof's header in the first line and its claims after it, to
     * be signed as they are.
     */
    @FuzzTest
    void proof_isRefusedOrTheKeys(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (text.startsWith("{")) {
            String[] texts = text.split("\n", 2);
            verify(Proof.with(KEY).sign(texts[0], texts.length == 2 ? texts[1] : ""));
        } else {
            verify(text);
        }
    }

    private void verify(String header) {
        DpopProof accepted;
        try {
            accepted = verifier.verify(List.of(header), TestClock.START);
        } catch (OAuthException e) {
            Refusals.check(e);
            return;
        }
        assertEquals(JKT, accepted.jkt());
        assertTrue(!accepted.jti().isEmpty() && accepted.jti().length() <= 256, accepted.jti());
        assertTrue(Math.abs(accepted.iatOffset()) <= WINDOW.toSeconds(), () -> "iat offset " + accepted.iatOffset());
        assertEquals(TestClock.START.plusSeconds(accepted.iatOffset()), accepted.issuedAt());
    }
}
