package dev.latchkey.request;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The invocation that a request is answered in: the time that it has, which every call to a service must fit in, and the
 * calls that it was spent on. Calls that run side by side share it.
 */
public final class RequestContext {
    private final InstantSource clock;
    private final Instant end;
    private final Queue<ServiceCall> calls = new ConcurrentLinkedQueue<>();

    private RequestContext(InstantSource clock, Instant end) {
        this.clock = clock;
        this.end = end;
    }

    /** An invocation that must end within {@code time} from now. */
    public static RequestContext within(Duration time, InstantSource clock) {
        return new RequestContext(clock, clock.instant().plus(time));
    }

    /** The time that remains; zero or negative when it is over. */
    public Duration left() {
        return Duration.between(clock.instant(), end);
    }

    /** The time, by which calls are measured. */
    public Instant now() {
        return clock.instant();
    }

    /** Notes a call that has ended. */
    public void called(ServiceCall call) {
        calls.add(call);
    }

    /** The calls so far, in the order in which they ended. */
    public List<ServiceCall> calls() {
        return List.copyOf(calls);
    }
}
