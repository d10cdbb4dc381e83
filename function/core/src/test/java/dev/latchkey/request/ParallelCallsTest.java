package dev.latchkey.request;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParallelCallsTest {
    private final ParallelCalls calls = new ParallelCalls();
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    private boolean waitForTheEnd() {
        try {
            return mayEnd.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean meet(CyclicBarrier barrier) {
        try {
            barrier.await(5, TimeUnit.SECONDS);
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static RuntimeException fail(RuntimeException thrown) {
        throw thrown;
    }

    @Test
    void calls_runAtTheSameTime() {
        CyclicBarrier allAreThere = new CyclicBarrier(3);
        try (calls) {
            Pending<Boolean> one = calls.start(() -> meet(allAreThere));
            Pending<Boolean> two = calls.start(() -> meet(allAreThere));
            meet(allAreThere);
            assertTrue(one.await());
            assertTrue(two.await());
        }
    }

    @Test
    void callThatThrows_throwsTheSameToWhoeverAsks() {
        IllegalStateException thrown = new IllegalStateException();
        try (calls) {
            Pending<?> call = calls.start(() -> fail(thrown));

            assertSame(thrown, assertThrows(IllegalStateException.class, call::await));
        }
    }

    @Test
    void close_waitsForEachCallThatNobodyAskedFor() throws InterruptedException {
        calls.start(() -> fail(new IllegalStateException()));
        calls.start(this::waitForTheEnd);
        calls.start(() -> fail(new IllegalStateException()));

        Thread closing = Thread.ofPlatform().start(calls::close);
        closing.interrupt();

        assertFalse(closing.join(Duration.ofMillis(100)), "it did not wait");
        mayEnd.countDown();
        assertTrue(closing.join(Duration.ofSeconds(5)), "it waited for nothing");
    }
}
