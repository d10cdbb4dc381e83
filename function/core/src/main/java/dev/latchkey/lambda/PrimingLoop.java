package dev.latchkey.lambda;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Runs a function again and again before Lambda takes a snapshot of it (SnapStart), so that what the first invocation
 * after a restore would otherwise load, compile and set up is already there.
 */
public final class PrimingLoop {
    /** How often it starts over, with nothing connected: a restored instance begins with handshakes. */
    private static final int TIMES_CONNECTED = 20;

    /** How many rounds there are each time. */
    private static final int TIMES = 5;

    /** How long all of it may take: Lambda allows two minutes for a start. */
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    /** The property that Lambda's runtime sets at each invocation, and the SDK reads at each call. */
    private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

    private PrimingLoop() {}

    /** Some requests that follow from each other. */
    @FunctionalInterface
    public interface Round {
        /**
         * Makes them; returns whether each went as it should.
         *
         * @param number 0 for the first after everything was connected anew
         */
        boolean run(PrimedFunction function, int number) throws IOException;
    }

    /**
     * Primes, as if the runtime had passed on a trace, as it will later. A round that does not go as it should ends the
     * priming and nothing else: the function works without it, and a service may be down just now.
     *
     * @param functions builds the function anew, with nothing connected
     */
    public static void run(Supplier<PrimedFunction> functions, Round round, InstantSource clock) throws IOException {
        System.setProperty(TRACE_HEADER, "Root=1-00000000-000000000000000000000000;Sampled=0");
        Instant end = clock.instant().plus(MOST_TIME);
        boolean goesOn = true;
        try {
            for (int i = 0; goesOn && i < TIMES_CONNECTED; i++) {
                try (PrimedFunction function = functions.get()) {
                    for (int j = 0; goesOn && j < TIMES; j++) {
                        goesOn = round.run(function, j) && clock.instant().isBefore(end);
                    }
                }
            }
        } finally {
            System.clearProperty(TRACE_HEADER);
        }
    }
}
