package dev.latchkey.operator.session;

import dev.latchkey.grant.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the functions refused, as their events tell it. */
public interface RefusalLog {
    /** How many refusals are told of a person. */
    int MOST = 10;

    /**
     * A request that was refused, or that failed.
     *
     * @param at when it arrived
     * @param what the grant type, or the step of a sign-in
     * @param outcome the error, such as {@code USER_CREDENTIALS_CHANGED}
     * @param reason why
     * @param lever by what the session had been ended
     * @param sourceIp from where it came
     */
    record Refusal(
            Instant at,
            String what,
            String outcome,
            Optional<String> reason,
            Optional<String> lever,
            Optional<String> sourceIp) {}

    /** The person's last refusals, {@link #MOST} at most, the last one last. */
    List<Refusal> of(PersonId person, Instant since);
}
