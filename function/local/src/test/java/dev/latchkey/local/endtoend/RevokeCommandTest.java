package dev.latchkey.local.endtoend;

import static dev.latchkey.local.testing.TestService.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's command, run as an operator runs it. */
@Tag("service")
class RevokeCommandTest {
    private static final Path COMMAND =
            Path.of("..", "..", "infra", "revoke").toAbsolutePath().normalize();

    /** Nobody else is signed out with them. */
    private final String user = UUID.randomUUID() + "@example.com";

    private final TestService service = new TestService(user);
    private final ECKey key = Proof.newKey();

    @BeforeAll
    static void needsTheAwsCli() {
        boolean isThere = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
        assumeTrue(isThere, "the AWS CLI (aws) is not on the PATH");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private int revoke(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(COMMAND.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.putAll(Map.of(
                "LATCHKEY_TABLE", service.service().settings().tableName(),
                "AWS_ENDPOINT_URL_DYNAMODB",
                        service.service().settings().dynamoDbUrl().orElseThrow().toString(),
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test"));
        Process process = builder.start();
        process.getInputStream().transferTo(System.out);
        return process.waitFor();
    }

    private String logIn() throws IOException, InterruptedException {
        return text(
                service.post(TestEndpoint.redemption(Secret.of(service.signIn())), service.proof(key)), "refreshToken");
    }

    private HttpResponse<String> refresh(String token) throws IOException, InterruptedException {
        return service.post(TestEndpoint.refresh(token), service.proof(key));
    }

    @Test
    void session_isOverAtOnceAndOthersGoOn() throws Exception {
        String other = logIn();
        String token = logIn();
        String sessionId = String.valueOf(service.events().getLast().fields().get(Field.SESSION));

        assertEquals(0, revoke("session", sessionId, "a lost laptop"));

        assertEquals(403, refresh(token).statusCode());
        assertEquals(200, refresh(other).statusCode());
    }

    @Test
    void subject_isSignedOutEverywhereAndMayLogInAgain() throws Exception {
        String token = logIn();

        assertEquals(0, revoke("subject", "arn:aws:sts::000000000000:assumed-role/Developer/" + user));

        assertEquals(403, refresh(token).statusCode());
        service.clock().advance(Duration.ofSeconds(5));
        assertEquals(200, refresh(logIn()).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "session", "session short", "subject", "subject arn:aws:iam::1:role/r", "everybody now"})
    void anythingElse_isRefused(String arguments) throws Exception {
        assertNotEquals(0, revoke(arguments.split(" ", -1)));
    }
}
