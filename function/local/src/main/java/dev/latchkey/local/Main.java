package dev.latchkey.local;

import dev.latchkey.aws.AwsErrors;
import dev.latchkey.local.events.EventFiles;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.storage.DataFolder;
import dev.latchkey.local.storage.UnusableDataException;
import dev.latchkey.operator.access.InvalidSourceException;
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
        ReadableEventLog log = new ReadableEventLog(System.out, clock, ZoneId.systemDefault());
        DataFolder data = data(options);
        LocalService service = start(options, data.path(), log, clock);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            service.close();
                            data.close();
                        },
                        "shutdown"));
        if (Boolean.getBoolean("endWithParent")) {
            // Maven leaves this process behind if it is ended by anything but Ctrl-C in its terminal.
            ProcessHandle.current().parent().ifPresent(Main::endAfter);
        }
        options.events().ifPresent(folder -> writeEvents(folder, service, clock));
        System.out.print(new Greeting(service, options, config(options, data, service)).text());
        log.watched();
        new CountDownLatch(1).await();
    }

    private static LocalOptions options() {
        try {
            return LocalOptions.read(System::getProperty, System::getenv);
        } catch (IllegalArgumentException e) {
            throw exit(String.valueOf(e.getMessage()));
        }
    }

    private static LocalService start(LocalOptions options, Path data, ReadableEventLog log, Clock clock) {
        try {
            // Before anything is built: finding the port taken should cost no time.
            LoopbackServer server = LoopbackServer.bind(options.port());
            Backend backend = options.emulator().map(Backend::emulator).orElseGet(() -> Backend.standIns(data, clock));
            return LocalService.start(options, server, backend, log.logs(), clock);
        } catch (InvalidSourceException e) {
            throw exit(String.join(System.lineSeparator(), e.lines()));
        } catch (UnusableDataException e) {
            throw exit(unusable(options, e));
        } catch (UncheckedIOException e) {
            String problem = e.getCause() instanceof BindException
                    ? "Port %d of 127.0.0.1 is taken: give another with -Dport=".formatted(options.port())
                    : "Cannot start: " + e.getCause();
            throw exit(problem);
        } catch (SdkException e) {
            throw exit(options.emulator()
                    .map(url -> "AWS_ENDPOINT_URL=%s: table and keys cannot be made there (%s)"
                            .formatted(url, AwsErrors.code(e)))
                    .orElseGet(() -> unusable(
                            options,
                            new UnusableDataException(
                                    "the table there cannot be opened (%s): put a copy back, or give another folder"
                                            .formatted(AwsErrors.code(e))))));
        }
    }

    private static DataFolder data(LocalOptions options) {
        try {
            return DataFolder.hold(options.data());
        } catch (UnusableDataException e) {
            throw exit(unusable(options, e));
        }
    }

    private static AwsConfigFile config(LocalOptions options, DataFolder data, LocalService service) {
        try {
            return AwsConfigFile.write(data.path(), service.url());
        } catch (UnusableDataException e) {
            throw exit(unusable(options, e));
        }
    }

    private static String unusable(LocalOptions options, UnusableDataException e) {
        return "-Ddata=%s: %s".formatted(options.data(), e.getMessage());
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
}
