package dev.latchkey.token.dpop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestClock;
import dev.latchkey.token.testing.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;

class DpopProofVerifierTest extends DpopProofVerifierHarness {
    @Test
    void rightProof_isAccepted() {
        DpopProof proof = accepted(proof().claim("jti", "an-identifier"));

        assertEquals(Proof.thumbprint(KEY), proof.jkt());
        assertEquals("an-identifier", proof.jti());
        assertEquals(TestClock.START, proof.issuedAt());
        assertEquals(0, proof.iatOffset());
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
}
