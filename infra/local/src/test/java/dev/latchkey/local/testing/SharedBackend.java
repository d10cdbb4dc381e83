package dev.latchkey.local.testing;

import dev.latchkey.local.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The backend of all tests in this process: the emulator that AWS_ENDPOINT_URL names; or LocalStack in a container, if the
 * system property {@code localstack.container} is set; or else DynamoDB Local and the stand-ins.
 */
public final class SharedBackend {
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.9.2");
    private static final Backend BACKEND = start();

    private SharedBackend() {}

    public static Backend get() {
        return BACKEND;
    }

    private static Backend start() {
        String emulator = System.getenv("AWS_ENDPOINT_URL");
        Backend backend;
        if (emulator != null) {
            backend = Backend.emulator(URI.create(emulator));
        } else if (System.getProperty("localstack.container") != null) {
            // Testcontainers ends it with this process.
            LocalStackContainer container = localStack();
            container.start();
            backend = Backend.emulator(container.getEndpoint());
        } else {
            backend = Backend.standIns(temporaryFolder(), Clock.systemUTC());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(backend::close));
        return backend;
    }

    /** LocalStack of the version that infra/localstack installs, not started. */
    public static LocalStackContainer localStack() {
        return new LocalStackContainer(IMAGE).withServices("dynamodb", "kms", "sts");
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("latchkey-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
