package dev.latchkey.bench.measured;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Invokes the function with as many events at a time as there are cores. */
final class Parallel implements AutoCloseable {
    private final Function function;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    Parallel(Function function) {
        this.function = function;
    }

    /** The answers, in the order of the events. */
    List<byte[]> invoke(List<byte[]> events) {
        List<Future<byte[]>> answers = events.stream()
                .map(event -> threads.submit(() -> function.invoke(event)))
                .toList();
        return answers.stream().map(Parallel::result).toList();
    }

    @Override
    public void close() {
        threads.close();
    }

    private static byte[] result(Future<byte[]> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
