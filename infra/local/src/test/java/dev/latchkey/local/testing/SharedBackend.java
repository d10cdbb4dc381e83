package dev.latchkey.local.testing;

import dev.latchkey.local.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The backend of all tests in this process: the emulator that AWS_ENDPOINT_URL names, or else DynamoDB Local and the
 * stand-ins.
 */
public final class SharedBackend {
    private static final Backend BACKEND = start();

    private SharedBackend() {}

    public static Backend get() {
        return BACKEND;
    }

    private static Backend start() {
        String emulator = System.getenv("AWS_ENDPOINT_URL");
        Backend backend = emulator == null
                ? Backend.standIns(temporaryFolder(), Clock.systemUTC())
                : Backend.emulator(URI.create(emulator));
        Runtime.getRuntime().addShutdownHook(new Thread(backend::close));
        return backend;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("latchkey-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
