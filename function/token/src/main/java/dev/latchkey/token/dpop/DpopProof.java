package dev.latchkey.token.dpop;

import java.time.Instant;

/** A DPoP proof that was checked: only {@link DpopProofVerifier} can create one. */
public final class DpopProof {
    private final String jkt;
    private final String jti;
    private final Instant issuedAt;
    private final long iatOffset;

    DpopProof(String jkt, String jti, Instant issuedAt, long iatOffset) {
        this.jkt = jkt;
        this.jti = jti;
        this.issuedAt = issuedAt;
        this.iatOffset = iatOffset;
    }

    /** The RFC 7638 thumbprint of the key that signed it, over the canonical 32-byte coordinates. */
    public String jkt() {
        return jkt;
    }

    /** Its identifier, 1–256 characters. */
    public String jti() {
        return jti;
    }

    /** Its {@code iat}, in whole seconds. */
    public Instant issuedAt() {
        return issuedAt;
    }

    /** Seconds by which {@code iat} was ahead of our clock; negative when behind. */
    public long iatOffset() {
        return iatOffset;
    }
}
