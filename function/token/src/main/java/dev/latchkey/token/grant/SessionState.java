package dev.latchkey.token.grant;

import dev.latchkey.grant.Authorization;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a session and its person.
 *
 * @param isRevoked whether this session was revoked
 * @param notBefore the moment before which none of the person's logins counts any more, if there is one
 * @param mints how often the session minted, by the number of the window
 */
public record SessionState(boolean isRevoked, Optional<Instant> notBefore, Map<Long, Long> mints) {
    /** The state of a session of which nothing is kept. */
    public static final SessionState NEW = new SessionState(false, Optional.empty(), Map.of());

    public SessionState {
        mints = Map.copyOf(mints);
    }

    /**
     * Refuses a session that was revoked, or whose person was signed out since the login.
     *
     * @throws OAuthException USER_CREDENTIALS_CHANGED
     */
    void requireLive(Authorization authorization) {
        if (isRevoked) {
            throw refusal("session: revoked");
        }
        if (isSignedOut(notBefore, authorization)) {
            throw refusal("person: signed out since the login");
        }
    }

    /** Whether the login was before {@code notBefore}. */
    static boolean isSignedOut(Optional<Instant> notBefore, Authorization authorization) {
        return notBefore.filter(authorization.authTime()::isBefore).isPresent();
    }

    static OAuthException refusal(String detail) {
        return new OAuthException(
                ErrorCode.USER_CREDENTIALS_CHANGED,
                "Your access was changed since you logged in. Log in again.",
                detail);
    }
}
