package dev.latchkey.request;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Runs independent calls at the same time. Closing it waits for all of them, so that none outlives its request. */
public final class ParallelCalls implements AutoCloseable {
    /** As many as are needed at once. They are kept from request to request, and inherit nothing from one. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(Thread.ofPlatform()
            .name("side-by-side-", 0)
            .daemon()
            .inheritInheritableThreadLocals(false)
            .factory());

    private final List<Future<?>> calls = new ArrayList<>();

    /** Starts {@code call} on a thread of its own. */
    public <T> Pending<T> start(Supplier<T> call) {
        Future<T> result = THREADS.submit(call::get);
        calls.add(result);
        return () -> resultOf(result);
    }

    @Override
    public void close() {
        boolean isInterrupted = false;
        for (Future<?> call : calls) {
            while (!call.isDone()) {
                try {
                    call.get();
                } catch (ExecutionException e) {
                    // Thrown to whoever asks for the result.
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
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
