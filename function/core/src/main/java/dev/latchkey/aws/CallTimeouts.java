package dev.latchkey.aws;

import dev.latchkey.request.RequestContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** How long one call to a service may take, never more than the invocation has left; and the timers that end it. */
final class CallTimeouts {
    /** What a single attempt may take: a hundred times what a healthy service needs. */
    static final Duration ATTEMPT = Duration.ofSeconds(2);

    /** What a call may take with its retry. */
    private static final Duration CALL = Duration.ofSeconds(4);

    /**
     * Ends calls that take longer, for all clients. A call that is over takes its timers with it: in the SDK's own
     * executors they stay until their time has come, and each then wakes a thread for nothing.
     */
    static final ScheduledThreadPoolExecutor TIMERS = timers();

    private CallTimeouts() {}

    /** The timeouts of a call that starts now; empty if no time is left. */
    static Optional<AwsRequestOverrideConfiguration> within(RequestContext context) {
        Duration left = context.left();
        // The SDK sets no timer at all for less than a millisecond.
        return left.toMillis() > 0
                ? Optional.of(AwsRequestOverrideConfiguration.builder()
                        .apiCallTimeout(shorter(CALL, left))
                        .apiCallAttemptTimeout(shorter(ATTEMPT, left))
                        .build())
                : Optional.empty();
    }

    private static ScheduledThreadPoolExecutor timers() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("call-timeouts").daemon().factory());
        timers.setRemoveOnCancelPolicy(true);
        return timers;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
