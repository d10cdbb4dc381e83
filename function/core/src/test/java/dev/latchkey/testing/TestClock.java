package dev.latchkey.testing;

import dev.latchkey.request.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to move. */
public final class TestClock implements InstantSource {
    /**
     * The moment at which tests begin; a whole second. It is far in the future, because DynamoDB Local removes expired
     * items by the real time, every ten seconds, and what a test writes must not have expired by then.
     */
    public static final Instant START = Instant.parse("2126-03-01T09:00:00Z");

    private volatile Instant now;

    private TestClock(Instant now) {
        this.now = now;
    }

    public static TestClock atStart() {
        return new TestClock(START);
    }

    public static TestClock at(Instant now) {
        return new TestClock(now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    public synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    public synchronized void set(Instant moment) {
        now = moment;
    }

    /** As much time as an invocation has. */
    public RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(15), this);
    }
}
