package dev.latchkey.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Runs independent calls at the same time. Closing it waits for all of them, so that none outlives its request. */
final class SideBySide implements AutoCloseable {
    /** As many as are needed at once, kept from request to request. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("side-by-side-", 0).daemon().factory());

    private final List<CompletableFuture<?>> calls = new ArrayList<>();

    /** Starts {@code call}; the answer's {@code get} waits for its result, or throws what the call threw. */
    <T> Supplier<T> start(Supplier<T> call) {
        CompletableFuture<T> result = CompletableFuture.supplyAsync(call, THREADS);
        calls.add(result);
        return () -> await(result);
    }

    /** Starts {@code check}; running the answer waits for its end, and throws what the check threw. */
    Runnable check(Runnable check) {
        CompletableFuture<Void> end = CompletableFuture.runAsync(check, THREADS);
        calls.add(end);
        return () -> await(end);
    }

    @Override
    public void close() {
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new))
                .exceptionally(failed -> null)
                .join();
    }

    private static <T> T await(CompletableFuture<T> call) {
        try {
            return call.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
