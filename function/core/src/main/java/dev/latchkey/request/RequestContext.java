package dev.latchkey.request;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a request is answered within: the time it has, which every call to a service must fit into, and the calls that
 * it was spent on. Calls that run in parallel share it.
 */
public final class RequestContext {
    private final InstantSource clock;
    private final Instant end;
    private final Queue<ServiceCall> calls = new ConcurrentLinkedQueue<>();

    private RequestContext(InstantSource clock, Instant end) {
        this.clock = clock;
        this.end = end;
    }

    /** The context of a request that must be answered within {@code time} from now. */
    public static RequestContext within(Duration time, InstantSource clock) {
        return new RequestContext(clock, clock.instant().plus(time));
    }

    /** A context that ends with this one and notes its own calls: for a part that has a story of its own. */
    public RequestContext apart() {
        return new RequestContext(clock, end);
    }

    /** The time that remains; zero or negative when it is over. */
    public Duration left() {
        return Duration.between(clock.instant(), end);
    }

    /** The time now, by which calls are measured too. */
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
