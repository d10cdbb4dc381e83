package dev.latchkey.token.grant;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a session and its person.
 *
 * @param isRevoked whether this session was revoked
 * @param revokedBy by what; empty also for a session that another version revoked
 * @param person what was ended of the person's access
 * @param mints how often the session minted, by the number of the window
 */
public record SessionState(boolean isRevoked, Optional<Lever> revokedBy, PersonMarks person, Map<Long, Long> mints) {
    /** The state of a session of which nothing is kept. */
    public static final SessionState NEW = new SessionState(false, Optional.empty(), PersonMarks.NONE, Map.of());

    public SessionState {
        mints = Map.copyOf(mints);
    }

    /**
     * Refuses a session that was revoked, or what of its person was ended since the login.
     *
     * @throws OAuthException USER_CREDENTIALS_CHANGED
     */
    void requireLive(Authorization authorization, SessionObserver observer) {
        if (isRevoked) {
            revokedBy.ifPresent(observer::ended);
            throw revoked();
        }
        requireLive(person, authorization, observer);
    }

    /** Refuses a login that the marks end. */
    static void requireLive(PersonMarks marks, Authorization authorization, SessionObserver observer) {
        Optional<PersonMarks.Mark> mark = marks.ending(authorization.authTime(), authorization.rule());
        if (mark.isPresent()) {
            mark.get().lever().ifPresent(observer::ended);
            throw refusal("person: signed out since the login");
        }
    }

    /** The refusal of a session that was revoked. */
    static OAuthException revoked() {
        return refusal("session: revoked");
    }

    static OAuthException refusal(String detail) {
        return new OAuthException(
                ErrorCode.USER_CREDENTIALS_CHANGED,
                "Your access was changed since you logged in. Log in again.",
                detail);
    }
}
