package dev.latchkey.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestContextTest {
    private final TestClock clock = TestClock.atStart();
    private final RequestContext context = RequestContext.within(Duration.ofSeconds(1), clock);

    @ParameterizedTest
    @CsvSource({"0, 1000", "1, 999", "999, 1", "1000, 0", "1001, -1"})
    void left_countsDownPastTheEnd(long elapsed, long left) {
        clock.advance(Duration.ofMillis(elapsed));

        assertEquals(Duration.ofMillis(left), context.left());
    }

    @Test
    void calls_areInTheOrderInWhichTheyEnded() {
        ServiceCall first = new ServiceCall("KMS", "Sign", Duration.ofMillis(7), Optional.empty());
        ServiceCall second = new ServiceCall("STS", "AssumeRole", Duration.ofMillis(9), Optional.of("Throttling"));
        context.called(first);
        context.called(second);

        assertEquals(List.of(first, second), context.calls());
    }
}
