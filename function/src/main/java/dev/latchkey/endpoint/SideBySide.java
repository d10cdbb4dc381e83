package dev.latchkey.endpoint;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Runs independent calls at the same time. Closing it waits for all of them, so that none outlives its request. */
final class SideBySide implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Starts {@code call}; the answer's {@code get} waits for its result, or throws what the call threw. */
    <T> Supplier<T> start(Supplier<T> call) {
        Future<T> future = threads.submit(call::get);
        return () -> resultOf(future);
    }

    /** Starts {@code check}; running the answer waits for its end, and throws what the check threw. */
    Runnable check(Runnable check) {
        Future<?> future = threads.submit(check);
        return () -> resultOf(future);
    }

    @Override
    public void close() {
        threads.close();
    }

    private static <T> T resultOf(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
