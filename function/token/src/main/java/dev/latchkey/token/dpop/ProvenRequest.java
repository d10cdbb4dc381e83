package dev.latchkey.token.dpop;

/**
 * A proof as it came with a request.
 *
 * @param fingerprint the same for two requests only if one repeats the other, proof included
 */
public record ProvenRequest(DpopProof proof, String fingerprint) {
    /** The thumbprint of the key that the request was proven with. */
    public String jkt() {
        return proof.jkt();
    }
}
