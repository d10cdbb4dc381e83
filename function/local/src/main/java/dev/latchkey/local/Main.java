package dev.latchkey.local;

import dev.latchkey.aws.AwsErrors;
import dev.latchkey.local.events.EventFiles;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.signin.SignInOptions;
import dev.latchkey.operator.access.InvalidSourceException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code mvn -Plocal}: runs the service until Ctrl-C. */
public final class Main {
    private static final int EXIT_USAGE = 2;
    private static final Duration POLL = Duration.ofMillis(200);

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        LocalOptions options = options();
        Clock clock = Clock.systemUTC();
        LocalService service = start(options, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
        if (Boolean.getBoolean("endWithParent")) {
            // Maven leaves this process behind if it is ended by anything but Ctrl-C in its terminal.
            ProcessHandle.current().parent().ifPresent(Main::endAfter);
        }
        options.events().ifPresent(folder -> writeEvents(folder, service, clock));
        greet(System.out, service, options);
        new CountDownLatch(1).await();
    }

    private static LocalOptions options() {
        try {
            return LocalOptions.read(System::getProperty, System::getenv);
        } catch (IllegalArgumentException e) {
            throw exit(String.valueOf(e.getMessage()));
        }
    }

    private static LocalService start(LocalOptions options, Clock clock) {
        ReadableEventLog log = new ReadableEventLog(System.out, clock, ZoneId.systemDefault());
        try {
            // Before anything is built: finding the port taken should cost no time.
            LoopbackServer server = LoopbackServer.bind(options.port());
            Backend backend =
                    options.emulator().map(Backend::emulator).orElseGet(() -> Backend.standIns(options.data(), clock));
            return LocalService.start(options, server, backend, log.logs(), clock);
        } catch (InvalidSourceException e) {
            throw exit(String.join(System.lineSeparator(), e.lines()));
        } catch (UncheckedIOException e) {
            String problem = e.getCause() instanceof BindException
                    ? "Port %d of 127.0.0.1 is taken: give another with -Dport=".formatted(options.port())
                    : "Cannot start: " + e.getCause();
            throw exit(problem);
        } catch (SdkException e) {
            throw exit(options.emulator().map(url -> "AWS_ENDPOINT_URL=" + url).orElse("Cannot start")
                    + ": table and keys cannot be made there (" + AwsErrors.code(e) + ")");
        }
    }

    private static void writeEvents(Path folder, LocalService service, Clock clock) {
        try {
            new EventFiles(service.url(), service.codeIssuer(), clock).write(folder, service.variables());
            System.out.printf("%nFresh events, good for five minutes, are in %s.%n", folder);
        } catch (UncheckedIOException e) {
            throw exit("-Devents=%s: no events can be written there (%s)".formatted(folder, e.getCause()));
        }
    }

    private static void endAfter(ProcessHandle other) {
        Thread.ofVirtual().start(() -> {
            // Polled, because onExit may be seconds late for a process that is not a child.
            while (other.isAlive()) {
                LockSupport.parkNanos(POLL.toNanos());
            }
            System.exit(0);
        });
    }

    /** Ends the process; the return value is for the compiler. */
    private static AssertionError exit(String problem) {
        System.err.println(problem);
        System.exit(EXIT_USAGE);
        return new AssertionError("exited");
    }

    private static void greet(PrintStream out, LocalService service, LocalOptions options) {
        out.printf(
                """

                Latchkey listens on %1$s. Ctrl-C ends it.
                %3$s; a login lasts %4$d h at most.

                In another terminal:

                  export AWS_ENDPOINT_URL_SIGNIN=%1$s
                  export AWS_ENDPOINT_URL_STS=%1$s
                  export AWS_REGION=%2$s
                  aws login --profile latchkey
                  aws sts get-caller-identity --profile latchkey

                For infra/latchkey, there as well; the address is another at each start:

                  export AWS_ENDPOINT_URL_DYNAMODB=%5$s AWS_DEFAULT_REGION=%2$s
                  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local

                """,
                service.url(),
                LocalService.REGION,
                whoSignsIn(service, options.signIn()),
                options.signIn().session().toHours(),
                service.settings().dynamoDbUrl().orElseThrow());
    }

    private static String whoSignsIn(LocalService service, SignInOptions options) {
        if (options.unattended()) {
            return "It signs in %s as %s by itself"
                    .formatted(
                            options.user().orElse(SignInOptions.DEFAULT_USER),
                            options.role().orElse(SignInOptions.DEFAULT_ROLE));
        }
        if (options.access().isPresent()) {
            return "People sign in as %s says".formatted(options.access().get());
        }
        return options.user()
                .map(user -> user + " signs in without being asked")
                .orElse("Sample people sign in at "
                        + service.signIn().provider().issuer());
    }
}
