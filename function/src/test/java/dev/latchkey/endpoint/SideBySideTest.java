package dev.latchkey.endpoint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SideBySideTest {
    private static Void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
            return null;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void calls_runAtTheSameTime() {
        CyclicBarrier allAreThere = new CyclicBarrier(3);
        try (SideBySide calls = new SideBySide()) {
            Runnable one = calls.check(() -> meet(allAreThere));
            Supplier<Void> two = calls.start(() -> meet(allAreThere));
            meet(allAreThere);
            one.run();
            two.get();
        }
    }

    @Test
    void callThatThrows_throwsTheSameToWhoeverAsks() {
        IllegalStateException thrown = new IllegalStateException();
        try (SideBySide calls = new SideBySide()) {
            Supplier<String> call = calls.start(() -> {
                throw thrown;
            });
            assertSame(thrown, assertThrows(IllegalStateException.class, call::get));
        }
    }

    @Test
    void close_waitsForACallThatNobodyAskedForAndForgetsItsFailure() {
        CountDownLatch isClosing = new CountDownLatch(1);
        AtomicBoolean hasEnded = new AtomicBoolean();
        SideBySide calls = new SideBySide();
        Runnable unasked = calls.check(() -> {
            meet(isClosing);
            hasEnded.set(true);
            throw new IllegalStateException();
        });
        assertFalse(hasEnded.get());

        isClosing.countDown();
        calls.close();

        assertTrue(hasEnded.get());
        assertThrows(IllegalStateException.class, unasked::run);
    }

    private static void meet(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
