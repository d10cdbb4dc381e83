package dev.latchkey.token.grant;

import dev.latchkey.grant.Authorization;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.request.RequestContext;

/** Refuses what was revoked, from the next request on. */
public final class RevocationCheck {
    private final Subjects subjects;

    public RevocationCheck(Subjects subjects) {
        this.subjects = subjects;
    }

    /**
     * Refuses a session that was revoked.
     *
     * @throws OAuthException USER_CREDENTIALS_CHANGED
     */
    public void requireLive(SessionState state) {
        if (state.isRevoked()) {
            throw refusal("session: revoked");
        }
    }

    /**
     * Refuses a login of a person who was signed out everywhere since.
     *
     * @throws OAuthException USER_CREDENTIALS_CHANGED
     */
    public void requireSignedIn(Authorization authorization, RequestContext context) {
        if (subjects.notBefore(authorization.subject(), context)
                .filter(authorization.authTime()::isBefore)
                .isPresent()) {
            throw refusal("subject: signed out since the login");
        }
    }

    private static OAuthException refusal(String detail) {
        return new OAuthException(
                ErrorCode.USER_CREDENTIALS_CHANGED,
                "Your access was changed since you logged in. Log in again.",
                detail);
    }
}
