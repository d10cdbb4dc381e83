package dev.latchkey.token.grant;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.request.RequestContext;
import java.time.Instant;

/**
 * What is kept of sessions and of the people they belong to: who was revoked, and how often a session minted.
 * Implementations are safe for concurrent use, and throw {@link dev.latchkey.request.DependencyException} when their
 * store fails.
 */
public interface Sessions {
    /**
     * All that may refuse the session, as of now. A session of which nothing is kept is live and has never minted.
     *
     * @param person whose session it is said to be
     */
    SessionState find(String sessionId, PersonId person, RequestContext context);

    /**
     * Counts a mint of the session, or takes one back that failed. A lost response does not make it count twice.
     *
     * @param mints 1 or -1
     * @param window the number of the window in which the mint falls; each has a count of its own
     * @param keepUntil from then on the count may be forgotten
     * @return the count of this window, this mint included
     */
    long countMint(String sessionId, int mints, long window, Instant keepUntil, RequestContext context);

    /**
     * Revokes the session from now on, for good.
     *
     * @param lever by what
     * @param reason for the operator who finds it in the table
     */
    void revoke(String sessionId, Lever lever, String reason, RequestContext context);
}
