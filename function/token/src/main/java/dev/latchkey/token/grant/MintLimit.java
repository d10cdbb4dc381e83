package dev.latchkey.token.grant;

import dev.latchkey.oauth.OAuthException;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How often one session may refresh to new credentials: so many times in each quarter of an hour since the login.
 * Answers that are given again do not count, nor does the login itself.
 */
public final class MintLimit {
    static final Duration WINDOW = Duration.ofMinutes(15);

    private final Sessions sessions;
    private final int limit;
    private final InstantSource clock;

    public MintLimit(Sessions sessions, int limit, InstantSource clock) {
        this.sessions = sessions;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Refuses a mint that is known to be one too many, before it costs anything.
     *
     * @throws OAuthException TOO_MANY_REQUESTS, with the time until the next window
     */
    public void check(Session session, SessionState state) {
        refuseAbove(limit - 1, state.mints().getOrDefault(window(session), 0L), session);
    }

    /**
     * Counts a mint, beside which it may go on.
     *
     * @throws OAuthException TOO_MANY_REQUESTS if others of the same moment have used up the limit
     */
    public void count(Session session, RequestContext context) {
        add(1, session, context).ifPresent(mints -> refuseAbove(limit, mints, session));
    }

    /** Takes back a mint that was counted and failed: an outage must not use up anybody's limit. */
    public void takeBack(Session session, RequestContext context) {
        add(-1, session, context);
    }

    /** Empty if the counter fails. Service goes on without it: the limit spares STS, and guards nothing else. */
    private Optional<Long> add(int mints, Session session, RequestContext context) {
        try {
            return Optional.of(sessions.countMint(
                    session.id(),
                    mints,
                    window(session),
                    session.authorization().sessionEndsAt(),
                    context));
        } catch (DependencyException e) {
            return Optional.empty();
        }
    }

    private void refuseAbove(long most, long mints, Session session) {
        if (mints > most) {
            Duration untilNextWindow = WINDOW.multipliedBy(window(session) + 1).minus(sinceLogin(session));
            throw OAuthException.tooManyRequests(untilNextWindow, "session: over " + limit + " mints in 15 minutes");
        }
    }

    private long window(Session session) {
        return sinceLogin(session).dividedBy(WINDOW);
    }

    private Duration sinceLogin(Session session) {
        return Duration.between(session.authorization().authTime(), clock.instant());
    }
}
