package dev.latchkey.bench.part;

import dev.latchkey.bench.client.Login;
import dev.latchkey.bench.process.Java;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.process.LambdaStart;
import dev.latchkey.local.lambda.RuntimeApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Starts a process, and times it until its first answer, in milliseconds. */
final class ColdStart {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Lab lab;

    ColdStart(Lab lab) {
        this.lab = lab;
    }

    /** To the function's answer to the event, which waits for it. */
    double function(LambdaStart function, String event) {
        try (RuntimeApi api = new RuntimeApi(Clock.systemUTC())) {
            CompletableFuture<String> answer = api.invoke(event);
            long start = System.nanoTime();
            Process process = function.start(lab, api);
            try {
                return millisTo(answer, process, start);
            } finally {
                process.destroyForcibly().onExit().join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To the line that the program writes when it is done. */
    double program(Java program) {
        long start = System.nanoTime();
        try {
            Process process = program.with(lab.trust())
                    .builder(lab.environment())
                    .redirectError(lab.log())
                    .start();
            String line = process.inputReader().readLine();
            double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(program.mainAndArguments() + ": " + line);
            }
            return millis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The time from {@code start} (of System.nanoTime) to the answer, which must be a success. */
    static double millisTo(CompletableFuture<String> answer, Process process, long start) {
        String text = answer.applyToEither(process.onExit().thenApply(ColdStart::ended), Function.identity())
                .join();
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        Login.body(text.getBytes(StandardCharsets.UTF_8));
        return millis;
    }

    private static String ended(Process process) {
        throw new IllegalStateException("the function ended with " + process.exitValue() + ": see processes.log");
    }
}
