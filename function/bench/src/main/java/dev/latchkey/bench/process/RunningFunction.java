package dev.latchkey.bench.process;

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

    private RunningFunction(Lab lab, Path taskRoot, List<String> flags, Map<String, String> more) {
        this.lab = lab;
        Map<String, String> environment = new HashMap<>(lab.environment());
        environment.putAll(more);
        try {
            this.process = LambdaProcess.start(api, taskRoot, lab.trusting(flags), environment);
            OutputStream log = Files.newOutputStream(lab.log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Thread.ofVirtual().start(() -> drain(process.process().getInputStream(), log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it without a snapshot; what it is sent waits until it is ready. */
    public static RunningFunction start(Lab lab, Path taskRoot, List<String> flags) {
        return new RunningFunction(lab, taskRoot, flags, Map.of());
    }

    /** Starts it, lets it do all that it does before a snapshot, drops its connections, and goes on as after a restore. */
    public static RunningFunction restored(Lab lab, Path taskRoot, List<String> flags) {
        RunningFunction function =
                new RunningFunction(lab, taskRoot, flags, Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
        function.await(function.api.snapshot());
        function.lab.control().drop();
        function.api.restore();
        return function.ready();
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
