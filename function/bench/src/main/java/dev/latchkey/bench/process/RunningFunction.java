package dev.latchkey.bench.process;

import dev.latchkey.local.lambda.BuiltFunction;
import dev.latchkey.local.lambda.LambdaProcess;
import dev.latchkey.local.lambda.RuntimeApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The function in a process of its own, under AWS's runtime interface client, invoked as Lambda does. */
public final class RunningFunction implements AutoCloseable {
    private final RuntimeApi api = new RuntimeApi(Clock.systemUTC());
    private final Lab lab;
    private final LambdaProcess process;

    private RunningFunction(
            Lab lab, BuiltFunction function, Path taskRoot, List<String> flags, Map<String, String> more) {
        this.lab = lab;
        Map<String, String> environment = new HashMap<>(lab.environment());
        environment.putAll(more);
        try {
            this.process = LambdaProcess.start(api, function, taskRoot, lab.trusting(flags), environment);
            OutputStream log = Files.newOutputStream(lab.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Thread.ofVirtual().start(() -> drain(process.process().getInputStream(), log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it without a snapshot; what it is sent waits until it is ready. */
    public static RunningFunction start(Lab lab, BuiltFunction function, List<String> flags) {
        return start(lab, function, function.taskRoot(lab.folder()), flags);
    }

    /** Starts what was unpacked in {@code taskRoot}. */
    public static RunningFunction start(Lab lab, BuiltFunction function, Path taskRoot, List<String> flags) {
        return new RunningFunction(lab, function, taskRoot, flags, Map.of());
    }

    /** Starts it, lets it do all that it does before a snapshot, drops its connections, and goes on as after a restore. */
    public static RunningFunction restored(Lab lab, BuiltFunction function, List<String> flags) {
        return restored(lab, function, function.taskRoot(lab.folder()), flags);
    }

    /** The same with what was unpacked in {@code taskRoot}. */
    public static RunningFunction restored(Lab lab, BuiltFunction function, Path taskRoot, List<String> flags) {
        RunningFunction running = new RunningFunction(
                lab, function, taskRoot, flags, Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
        running.await(running.api.snapshot());
        running.lab.control().drop();
        running.api.restore();
        return running.ready();
    }

    /** Waits until it asks for its first event. */
    public RunningFunction ready() {
        await(api.ready());
        return this;
    }

    /** Its response to the event. */
    public String invoke(String event) {
        return await(api.invoke(event));
    }

    public ProcessHandle handle() {
        return process.process().toHandle();
    }

    @Override
    public void close() {
        process.close();
        api.close();
    }

    private <T> T await(CompletableFuture<T> event) {
        CompletableFuture<T> ended = process.process().onExit().thenApply(over -> {
            throw new IllegalStateException("the function ended with " + over.exitValue() + ": see " + lab.log());
        });
        try {
            return event.applyToEither(ended, found -> found).get(1, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void drain(InputStream output, OutputStream log) {
        try (output;
                log) {
            output.transferTo(log);
        } catch (IOException e) {
            // The process was ended.
        }
    }
}
