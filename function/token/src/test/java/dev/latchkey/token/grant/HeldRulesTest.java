package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.ParallelCalls;
import dev.latchkey.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeldRulesTest {
    private final TestClock clock = TestClock.atStart();
    private int reads;
    private boolean isDown;

    private final HeldRules held = new HeldRules(
            context -> {
                reads++;
                if (isDown) {
                    throw new DependencyException("DynamoDB", "GetItem", "Outage");
                }
                return AppliedRules.NONE;
            },
            Duration.ofMinutes(10));

    private AppliedRules current() {
        try (ParallelCalls calls = new ParallelCalls()) {
            return held.current(calls, clock.context()).await();
        }
    }

    @Test
    void rulesReadAtALaterTimeThanNow_areReadAgain() {
        current();
        clock.advance(Duration.ofSeconds(-1));
        current();

        assertEquals(2, reads);
    }

    /** Nobody knows how old they are. */
    @Test
    void rulesReadAtALaterTimeThanNow_haveNoGrace() {
        current();
        isDown = true;
        clock.advance(Duration.ofSeconds(-1));

        assertThrows(DependencyException.class, this::current);
    }
}
