package dev.latchkey.signin.recheck;

import dev.latchkey.lambda.Event;
import dev.latchkey.lambda.Metric;
import dev.latchkey.request.RequestContext;
import dev.latchkey.request.ServiceCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of looking somebody up again. Its members: {@code time}; {@code step}, which is {@code recheck};
 * {@code provider}; {@code person}; {@code rule}, those that are no longer for them; {@code outcome} (confirmed, reduced,
 * ended, failed, held, TRY_AGAIN); {@code reason}; {@code millis}.
 */
public final class RecheckEvent implements Event {
    private static final String STEP = "step";
    private static final String OUTCOME = "outcome";
    private static final String REASON = "reason";

    private final Instant startedAt;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private List<ServiceCall> calls = List.of();
    private boolean isFailure;

    private RecheckEvent(Instant startedAt) {
        this.startedAt = startedAt;
        members.put("time", startedAt.toString());
        members.put(STEP, "recheck");
    }

    static RecheckEvent started(Instant now) {
        return new RecheckEvent(now);
    }

    /** It is time to look this person up. Until something else is known, somebody else does. */
    void about(KnownPerson known) {
        members.put("provider", known.provider());
        members.put("person", known.person().value());
        members.put(OUTCOME, "held");
    }

    /** The provider vouches for the person. */
    void checked(Set<String> rulesLost) {
        members.put(OUTCOME, rulesLost.isEmpty() ? "confirmed" : "reduced");
        if (!rulesLost.isEmpty()) {
            members.put("rule", String.join(" ", rulesLost));
            members.put(REASON, "rules that are no longer for the person");
        }
    }

    /** Everything of the person's was ended. */
    void ended(String reason) {
        members.put(OUTCOME, "ended");
        members.put(REASON, reason);
    }

    /** The provider could not be asked. */
    void failed(String reason) {
        isFailure = true;
        members.put(OUTCOME, "failed");
        members.put(REASON, reason);
    }

    /** A service of AWS's failed: it will be tried again. */
    void interrupted(String reason) {
        isFailure = true;
        members.put(OUTCOME, "TRY_AGAIN");
        members.put(REASON, reason);
    }

    void done(RequestContext context) {
        calls = context.calls();
        members.put(MILLIS, Duration.between(startedAt, context.now()).toMillis());
    }

    /** Whether there is anything to tell: not where it was not time to look anybody up. */
    boolean isWorthTelling() {
        return members.containsKey(OUTCOME);
    }

    @Override
    public Instant arrivedAt() {
        return startedAt;
    }

    @Override
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    @Override
    public List<ServiceCall> calls() {
        return calls;
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.count("rechecksFailed", isFailure ? 1 : 0),
                Metric.count("recheckEndings", is("ended") || is("reduced") ? 1 : 0));
    }

    @Override
    public List<String> dimensions() {
        return List.of(STEP, OUTCOME);
    }

    private boolean is(String outcome) {
        return outcome.equals(members.get(OUTCOME));
    }
}
