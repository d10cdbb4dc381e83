package dev.latchkey.token.dpop;

/**
 * A proof as it came with a request.
 *
 * @param fingerprint the same for two requests only if one repeats the other, proof included
 * @param sourceIp the address that it came from, as the gateway saw it
 */
public record ProvenRequest(DpopProof proof, String fingerprint, String sourceIp) {
    /** The thumbprint of the key that the request was proven with. */
    public String jkt() {
        return proof.jkt();
    }
}
