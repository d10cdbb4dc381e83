package dev.latchkey.token.grant;

import dev.latchkey.request.RequestContext;
import java.time.Instant;

/**
 * What is kept of sessions: whether they were revoked, and how often they minted. Implementations are safe for
 * concurrent use, and throw {@link dev.latchkey.request.DependencyException} when their store fails.
 */
public interface Sessions {
    /** The session's state; that of a session which nothing is kept of is live and has never minted. */
    SessionState find(String sessionId, RequestContext context);

    /**
     * Counts a mint of the session, or takes one back that failed.
     *
     * @param mints 1 or -1
     * @param window the number of the window that the mint falls into; each has a count of its own
     * @param keepUntil from then on the count may be forgotten
     * @return the count of this window, this mint included
     */
    long countMint(String sessionId, int mints, long window, Instant keepUntil, RequestContext context);

    /**
     * Revokes the session from now on, for good.
     *
     * @param reason for the operator who finds it in the table
     */
    void revoke(String sessionId, String reason, Instant now, RequestContext context);
}
