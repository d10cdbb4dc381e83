package dev.latchkey.local.testing;

import dev.latchkey.local.Backend;
import dev.latchkey.local.LocalClients;
import dev.latchkey.local.Provisioning;
import dev.latchkey.token.aws.AwsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/**
 * The backend of all tests in this process: the emulator that AWS_ENDPOINT_URL names; or LocalStack in a container, if
 * the system property {@code localstack.container} is set; or else DynamoDB Local and the stand-ins.
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
            backend = awake(Backend.emulator(URI.create(emulator)));
        } else if (System.getProperty("localstack.container") != null) {
            // Testcontainers ends it with this process.
            LocalStackContainer container = localStack();
            container.start();
            backend = awake(Backend.emulator(container.getEndpoint()));
        } else {
            backend = Backend.standIns(temporaryFolder(), Clock.systemUTC());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(backend::close));
        return backend;
    }

    /** LocalStack of the version that infra/ci/localstack installs, not started. */
    public static LocalStackContainer localStack() {
        return new LocalStackContainer(IMAGE).withServices("dynamodb", "kms", "sts");
    }

    /**
     * An emulator loads a service when it is first called, which takes longer than the function waits for a response.
     */
    private static Backend awake(Backend emulator) {
        try (AwsClients clients = LocalClients.create(emulator)) {
            Provisioning provisioned = Provisioning.ensure(clients, "awake");
            SdkBytes text = SdkBytes.fromUtf8String("text");
            Provisioning.patiently(() -> clients.kms()
                    .encrypt(encrypt ->
                            encrypt.keyId(provisioned.sealingKeyArn()).plaintext(text)));
            Provisioning.patiently(() -> clients.kms()
                    .sign(sign -> sign.keyId(provisioned.signingKeyArn())
                            .message(text)
                            .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_384)));
            Provisioning.patiently(() -> clients.sts()
                    .assumeRole(role -> role.roleArn(TestService.ROLE).roleSessionName("awake")));
        }
        return emulator;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("latchkey-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
