package dev.latchkey.request;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
            Runnable one = calls.check(() -> meet(allAreThere));
            Supplier<Boolean> two = calls.start(() -> meet(allAreThere));
            meet(allAreThere);
            one.run();
            assertTrue(two.get());
        }
    }

    @Test
    void callThatThrows_throwsTheSameToWhoeverAsks() {
        IllegalStateException thrown = new IllegalStateException();
        try (calls) {
            Supplier<?> call = calls.start(() -> fail(thrown));
            Runnable check = calls.check(() -> fail(thrown));

            assertSame(thrown, assertThrows(IllegalStateException.class, call::get));
            assertSame(thrown, assertThrows(IllegalStateException.class, check::run));
        }
    }

    static Stream<Consumer<ParallelCallsTest>> waysToCall() {
        return Stream.of(test -> test.calls.start(test::waitForTheEnd), test -> test.calls.check(test::waitForTheEnd));
    }

    @ParameterizedTest
    @MethodSource("waysToCall")
    void close_waitsForEachCallThatNobodyAskedFor(Consumer<ParallelCallsTest> start) throws InterruptedException {
        calls.check(() -> fail(new IllegalStateException()));
        start.accept(this);
        calls.check(() -> fail(new IllegalStateException()));

        Thread closing = Thread.ofPlatform().start(calls::close);
        closing.interrupt();

        assertFalse(closing.join(Duration.ofMillis(100)), "it did not wait");
        mayEnd.countDown();
        assertTrue(closing.join(Duration.ofSeconds(5)), "it waited for nothing");
    }
}
