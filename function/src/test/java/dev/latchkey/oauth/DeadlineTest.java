package dev.latchkey.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 1000", "1, 999", "999, 1", "1000, 0", "1001, -1"})
    void left_countsDownPastTheEnd(long elapsed, long left) {
        Deadline deadline = Deadline.in(Duration.ofSeconds(1), InstantSource.fixed(NOW));
        Deadline later = new Deadline(InstantSource.fixed(NOW.plusMillis(elapsed)), deadline.at());

        assertEquals(Duration.ofMillis(left), later.left());
    }
}
