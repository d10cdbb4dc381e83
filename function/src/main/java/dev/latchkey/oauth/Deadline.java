package dev.latchkey.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time by which an answer must have been given: every call to another service fits in what is {@link #left}. */
public record Deadline(InstantSource clock, Instant at) {

    public static Deadline in(Duration time, InstantSource clock) {
        return new Deadline(clock, clock.instant().plus(time));
    }

    /** The time that remains; zero or negative when it is over. */
    public Duration left() {
        return Duration.between(clock.instant(), at);
    }
}
