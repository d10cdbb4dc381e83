package dev.latchkey.token.grant;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.SessionId;

/**
 * A login session: what every refresh token of one login carries.
 *
 * @param id 22 characters of base64url, 128 random bits
 * @param jkt the thumbprint (RFC 7638) of the proof key that the session is bound to
 */
public record Session(String id, String clientId, String jkt, Authorization authorization) {
    /**
     * A session that was opened from a refresh token, or that a code begins.
     *
     * @throws IllegalArgumentException if {@code id} is not a session's id
     */
    public Session {
        if (!SessionId.isOne(id)) {
            throw new IllegalArgumentException("not a session id");
        }
    }
}
