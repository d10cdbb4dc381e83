package dev.latchkey.token.grant;

import dev.latchkey.oauth.OAuthException;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Limits how often one session may refresh to new credentials, in each quarter of an hour since the login. Answers that
 * are given again do not count, nor does the login itself.
 */
public final class MintLimit {
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final Sessions sessions;
    private final int limit;

    public MintLimit(Sessions sessions, int limit) {
        this.sessions = sessions;
        this.limit = limit;
    }

    /**
     * Refuses a mint that is already known to be one too many, before it costs anything.
     *
     * @throws OAuthException TOO_MANY_REQUESTS, with the time until the next window
     */
    void check(Session session, SessionState state, RequestContext context) {
        refuseAbove(limit - 1, state.mints().getOrDefault(window(session, context), 0L), session, context);
    }

    /**
     * Counts a mint, which may go on in the meantime.
     *
     * @return the count; empty if the counter fails. Service goes on without it: all that the limit protects is STS
     */
    OptionalLong count(Session session, RequestContext context) {
        return add(1, session, context);
    }

    /**
     * Refuses a mint that turns out to be one too many because of others at the same time.
     *
     * @throws OAuthException TOO_MANY_REQUESTS, with the time until the next window
     */
    void requireWithin(Session session, OptionalLong counted, RequestContext context) {
        if (counted.isPresent()) {
            refuseAbove(limit, counted.getAsLong(), session, context);
        }
    }

    /** Takes back a mint that was counted and failed: an outage must not use up anybody's limit. */
    void takeBack(Session session, RequestContext context) {
        add(-1, session, context);
    }

    private OptionalLong add(int mints, Session session, RequestContext context) {
        try {
            return OptionalLong.of(sessions.countMint(
                    session.id(),
                    mints,
                    window(session, context),
                    session.authorization().sessionEndsAt(),
                    context));
        } catch (DependencyException e) {
            return OptionalLong.empty();
        }
    }

    private void refuseAbove(long most, long mints, Session session, RequestContext context) {
        if (mints > most) {
            Duration untilNextWindow =
                    WINDOW.multipliedBy(window(session, context) + 1).minus(sinceLogin(session, context));
            throw OAuthException.tooManyRequests(untilNextWindow, "session: over " + limit + " mints in 15 minutes");
        }
    }

    private static long window(Session session, RequestContext context) {
        return sinceLogin(session, context).dividedBy(WINDOW);
    }

    private static Duration sinceLogin(Session session, RequestContext context) {
        return Duration.between(session.authorization().authTime(), context.now());
    }
}
