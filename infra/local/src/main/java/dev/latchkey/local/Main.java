package dev.latchkey.local;

import dev.latchkey.local.events.EventFiles;
import dev.latchkey.local.http.LoopbackServer;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** {@code mvn -Plocal}: runs the service until Ctrl-C. */
public final class Main {
    private static final int EXIT_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        LocalOptions options = options();
        InstantSource clock = Clock.systemUTC();
        LocalService service = start(options, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
        options.events().ifPresent(folder -> {
            new EventFiles(service.url(), clock).write(folder);
            System.out.printf("%nFresh events, good for five minutes, are in %s.%n", folder);
        });
        greet(System.out, service.url());
        new CountDownLatch(1).await();
    }

    private static LocalOptions options() {
        try {
            return LocalOptions.read(System::getProperty, System::getenv);
        } catch (IllegalArgumentException e) {
            throw exit(String.valueOf(e.getMessage()));
        }
    }

    private static LocalService start(LocalOptions options, InstantSource clock) {
        try {
            // Before anything is built: a port that is taken should cost nothing.
            LoopbackServer server = LoopbackServer.bind(options.port());
            Backend backend =
                    options.emulator().map(Backend::emulator).orElseGet(() -> Backend.standIns(options.data(), clock));
            return LocalService.start(options, server, backend, new ReadableEventLog(System.out), clock);
        } catch (UncheckedIOException e) {
            throw exit("Cannot listen on port " + options.port() + ": " + e.getMessage());
        }
    }

    private static IllegalStateException exit(String problem) {
        System.err.println(problem);
        System.exit(EXIT_USAGE);
        return new IllegalStateException(problem);
    }

    private static void greet(PrintStream out, URI url) {
        out.printf("""

                Latchkey listens on %1$s. Ctrl-C ends it.

                In another terminal:

                  export AWS_ENDPOINT_URL_SIGNIN=%1$s
                  export AWS_ENDPOINT_URL_STS=%1$s
                  export AWS_REGION=%2$s
                  aws login --profile latchkey
                  aws sts get-caller-identity --profile latchkey

                """, url, LocalService.REGION);
    }
}
