package dev.latchkey.local.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The real time, by which real clients go, shifted by as much as a test wants. */
public final class ShiftedClock implements InstantSource {
    private final InstantSource system = Clock.systemUTC();
    private volatile Duration shift = Duration.ZERO;

    @Override
    public Instant instant() {
        return system.instant().plus(shift);
    }

    public synchronized void advance(Duration time) {
        shift = shift.plus(time);
    }
}
