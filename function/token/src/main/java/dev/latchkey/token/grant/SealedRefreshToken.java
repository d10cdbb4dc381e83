package dev.latchkey.token.grant;

import dev.latchkey.grant.PersonId;

/** A refresh token taken apart, its seal not opened yet: nothing in it may be trusted. */
public final class SealedRefreshToken {
    private final String sessionId;
    private final PersonId person;
    private final byte[] sealedClaims;

    SealedRefreshToken(String sessionId, PersonId person, byte[] sealedClaims) {
        this.sessionId = sessionId;
        this.person = person;
        this.sealedClaims = sealedClaims;
    }

    /** The session that the token says it belongs to. */
    public String sessionId() {
        return sessionId;
    }

    /** The person whom the token says it belongs to. */
    public PersonId person() {
        return person;
    }

    byte[] sealedClaims() {
        return sealedClaims;
    }
}
