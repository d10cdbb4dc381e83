package dev.latchkey.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvocationTest {
    private final TestClock clock = TestClock.atStart();
    private final Invocation invocation = Invocation.within(Duration.ofSeconds(1), clock);

    @ParameterizedTest
    @CsvSource({"0, 1000", "1, 999", "999, 1", "1000, 0", "1001, -1"})
    void left_countsDownPastTheEnd(long elapsed, long left) {
        clock.advance(Duration.ofMillis(elapsed));

        assertEquals(Duration.ofMillis(left), invocation.left());
    }

    @Test
    void calls_areInTheOrderInWhichTheyEnded() {
        ServiceCall first = new ServiceCall("KMS", "Sign", Duration.ofMillis(7), Optional.empty());
        ServiceCall second = new ServiceCall("STS", "AssumeRole", Duration.ofMillis(9), Optional.of("Throttling"));
        invocation.called(first);
        invocation.called(second);

        assertEquals(List.of(first, second), invocation.calls());
    }
}
