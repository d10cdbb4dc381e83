package dev.latchkey.bench.part;

import dev.latchkey.bench.client.StandInControl;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.process.LambdaStart;
import dev.latchkey.local.lambda.RuntimeApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Brings a function to where Lambda takes a snapshot, and goes on as after a restore. */
final class SnapStart {
    private final Lab lab;
    private final StandInControl standIns;

    SnapStart(Lab lab) {
        this.lab = lab;
        this.standIns = lab.standIns().control();
    }

    /** The milliseconds that the first invocation takes. Unprimed, nothing runs before the snapshot but the start. */
    double firstInvocation(LambdaStart function, boolean isPrimed, Supplier<String> event) {
        standIns.delay(0);
        String made = event.get();
        try (RuntimeApi api = new RuntimeApi(Clock.systemUTC())) {
            Process process = isPrimed ? function.startForSnapshot(lab, api) : function.start(lab, api);
            try {
                if (isPrimed) {
                    await(api.snapshot());
                }
                standIns.drop();
                standIns.delay(WarmPart.DELAY_MILLIS);
                api.restore();
                await(api.ready());
                long start = System.nanoTime();
                return ColdStart.millisTo(api.invoke(made), process, start);
            } finally {
                process.destroyForcibly().onExit().join();
                standIns.delay(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CompletableFuture<Void> event) {
        try {
            event.get(1, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
