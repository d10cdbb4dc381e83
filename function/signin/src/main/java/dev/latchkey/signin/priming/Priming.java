package dev.latchkey.signin.priming;

import dev.latchkey.lambda.PrimedFunction;
import dev.latchkey.lambda.PrimingLoop;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.BinaryOperator;

/**
 * Signs a made-up person in before Lambda takes a snapshot of the function (SnapStart).
 *
 * <p>Each sign-in runs as it does in production, and is kept in the table until it ends, with these exceptions: the
 * identity providers are made up like the person, and so is the access file; no code is authenticated or stored. The
 * function's HTTP clients respond to those calls as the services would.
 */
public final class Priming {
    private final Factory functions;
    private final String host;
    private final InstantSource clock;

    /** Builds the function. */
    @FunctionalInterface
    public interface Factory {
        /**
         * A new one, with nothing connected.
         *
         * @param accessItem DynamoDB's response to the read of the access file, as JSON
         * @param provider an identity provider's response to a URL and a body, as JSON
         */
        PrimedFunction build(String accessItem, BinaryOperator<String> provider);
    }

    /**
     * Primes the functions that {@code functions} builds.
     *
     * @param host of this service
     */
    public Priming(Factory functions, String host, InstantSource clock) {
        this.functions = functions;
        this.host = host;
        this.clock = clock;
    }

    /** Primes, as far as every request goes as it should. What was made up for it ends with it. */
    public void run() throws IOException {
        PrimingProvider provider = new PrimingProvider(clock);
        String accessItem = PrimingAccess.item();
        PrimingLoop.run(
                () -> functions.build(accessItem, provider::respond),
                (function, number) -> round(new PrimingBrowser(function, host, clock), number % 2 == 0),
                clock);
    }

    /** One provider after the other, with the pages that everybody may have before the first. */
    private static boolean round(PrimingBrowser browser, boolean isEven) throws IOException {
        return isEven
                ? browser.loads("/")
                        && browser.loads("/v1/keys")
                        && browser.signIn(PrimingAccess.WITH_KEY, PrimingProvider.WITH_KEY)
                : browser.signIn(PrimingAccess.WITH_SECRET, PrimingProvider.WITH_SECRET);
    }
}
