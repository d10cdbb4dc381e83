package dev.latchkey.token.dpop;

import dev.latchkey.token.testing.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DpopProofVerifierSignatureBytesTest extends DpopProofVerifierHarness {
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
