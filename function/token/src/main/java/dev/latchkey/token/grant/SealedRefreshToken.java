package dev.latchkey.token.grant;

/** A refresh token taken apart, its seal not opened yet: nothing of it may be trusted. */
public final class SealedRefreshToken {
    private final String sessionId;
    private final byte[] sealedClaims;

    SealedRefreshToken(String sessionId, byte[] sealedClaims) {
        this.sessionId = sessionId;
        this.sealedClaims = sealedClaims;
    }

    /** The session that the token says it belongs to. */
    public String sessionId() {
        return sessionId;
    }

    byte[] sealedClaims() {
        return sealedClaims;
    }
}
