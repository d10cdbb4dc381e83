package dev.latchkey.token.grant;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.AppliedRules.Verdict;
import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.Lever;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.ParallelCalls;
import dev.latchkey.request.Pending;
import dev.latchkey.request.RequestContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The applied access rules as this instance holds them: at most a minute old, and while they cannot be read at most
 * {@code grace}. Nobody is refused by what is held alone: whoever would be is judged by rules that were just read, for
 * their rule may be new.
 */
public final class HeldRules {
    /** How old rules may be that somebody is admitted by. */
    static final Duration MAX_AGE = Duration.ofMinutes(1);

    private final AccessRules rules;
    private final Duration grace;
    private volatile @Nullable Held held;

    /** Rules, and the moment before which they were read. */
    private record Held(AppliedRules rules, Instant readAt) {
        boolean isYounger(Duration age, Instant now) {
            return !now.isBefore(readAt) && now.isBefore(readAt.plus(age));
        }
    }

    /** @param grace how old the last rules may become while they cannot be read again */
    public HeldRules(AccessRules rules, Duration grace) {
        this.rules = rules;
        this.grace = grace;
    }

    /** Starts to read the rules, unless what is held will do. */
    Pending<AppliedRules> current(ParallelCalls calls, RequestContext context) {
        Held last = held;
        return last != null && last.isYounger(MAX_AGE, context.now())
                ? last::rules
                : calls.start(() -> readOrLast(last, context));
    }

    /**
     * Refuses a grant that the rules no longer give.
     *
     * @param current the rules that were just asked for
     * @throws OAuthException USER_CREDENTIALS_CHANGED, or TOKEN_EXPIRED where the rule's sessions have become shorter
     */
    void requireGranted(
            Authorization authorization, AppliedRules current, RequestContext context, SessionObserver observer) {
        if (current.of(authorization, context.now()) == Verdict.GRANTED) {
            return;
        }
        Verdict verdict = read(context).of(authorization, context.now());
        if (verdict != Verdict.GRANTED) {
            observer.ended(verdict == Verdict.REVOKED ? Lever.OPERATOR : Lever.ACCESS_FILE);
        }
        if (verdict == Verdict.OVER) {
            throw new OAuthException(
                    ErrorCode.TOKEN_EXPIRED, "The session is over. Log in again.", "session: over by its rule");
        }
        if (verdict != Verdict.GRANTED) {
            throw SessionState.refusal("rule " + authorization.rule() + ": " + verdict.words());
        }
    }

    private AppliedRules readOrLast(@Nullable Held last, RequestContext context) {
        try {
            return read(context);
        } catch (DependencyException e) {
            if (last != null && last.isYounger(grace, context.now())) {
                return last.rules();
            }
            throw e;
        }
    }

    private AppliedRules read(RequestContext context) {
        Instant now = context.now();
        AppliedRules read = rules.read(context);
        held = new Held(read, now);
        return read;
    }
}
