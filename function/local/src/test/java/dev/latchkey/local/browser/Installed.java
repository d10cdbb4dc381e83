package dev.latchkey.local.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What others have written and the scripts in {@code infra/ci} install. */
public final class Installed {
    private static final Path TARGET =
            Path.of("..", "..", "target").toAbsolutePath().normalize();

    private Installed() {}

    /** A file that a script has installed; skips the test if it has not. */
    public static Path byScript(String folder, String file) {
        Path installed = TARGET.resolve(folder).resolve(file);
        assumeTrue(
                Files.exists(installed),
                "needs what infra/ci/%s/install puts into target/%s".formatted(folder, folder));
        return installed;
    }

    /** A program of this machine's; skips the test if there is none. */
    static File onPath(String name, String debianPackage) {
        Optional<File> program = Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst();
        assumeTrue(program.isPresent(), "needs %s on the PATH (Debian: apt install %s)".formatted(name, debianPackage));
        return program.orElseThrow();
    }

    /** A file beside the tests, with each placeholder replaced by the value that follows it. */
    static String template(String name, String... placeholdersAndValues) {
        try (var in = Objects.requireNonNull(Installed.class.getResourceAsStream(name))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (int i = 0; i < placeholdersAndValues.length; i += 2) {
                text = text.replace("${" + placeholdersAndValues[i] + "}", placeholdersAndValues[i + 1]);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nobody listens on. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the process prints such a line; what it prints after that is dropped. */
    static void awaitLine(Process process, Predicate<String> wanted) throws IOException {
        BufferedReader out = process.inputReader();
        StringBuilder printed = new StringBuilder();
        String line = out.readLine();
        while (line != null && !wanted.test(line)) {
            printed.append(line).append('\n');
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("it ended before it was ready:\n" + printed);
        }
        Thread.ofVirtual().start(() -> out.lines().forEach(ignored -> {}));
    }
}
