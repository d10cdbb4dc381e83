package dev.latchkey.aws;

import dev.latchkey.oauth.Deadline;
import dev.latchkey.oauth.DependencyException;
import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** The time that one call to a service may take: never more than the invocation has left. */
public final class CallTimeouts {
    /** What a single attempt may take: a hundred times what a healthy service needs. */
    static final Duration ATTEMPT = Duration.ofSeconds(2);

    /** What a call may take with its retry. */
    private static final Duration CALL = Duration.ofSeconds(4);

    private CallTimeouts() {}

    /**
     * The timeouts of a call that starts now.
     *
     * @throws DependencyException if no time is left
     */
    public static AwsRequestOverrideConfiguration within(Deadline deadline, String service, String operation) {
        Duration left = deadline.left();
        if (!left.isPositive()) {
            throw new DependencyException(service, operation, "NoTimeLeft");
        }
        return AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(shorter(CALL, left))
                .apiCallAttemptTimeout(shorter(ATTEMPT, left))
                .build();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
