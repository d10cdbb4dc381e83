package dev.latchkey.local.endtoend;

import static dev.latchkey.local.testing.TestService.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.grant.PersonId;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.aws.dynamodb.DynamoDbSessions;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    private String path = System.getenv("PATH");

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
        environment.put("PATH", path);
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

    private String person() {
        return String.valueOf(service.events().getLast().fields().get(Field.PERSON));
    }

    @Test
    void person_isSignedOutEverywhereAndMayLogInAgain() throws Exception {
        String token = logIn();

        assertEquals(0, revoke("person", person()));

        assertEquals(403, refresh(token).statusCode());
        service.clock().advance(Duration.ofSeconds(5));
        assertEquals(200, refresh(logIn()).statusCode());
    }

    /** The clock of the machine on which an operator types the command is not to be trusted. */
    @Test
    void person_byAnOperatorWhoseClockIsSlow_isSignedOutAllTheSame(@TempDir Path folder) throws Exception {
        Path date = Files.writeString(folder.resolve("date"), """
                #!/bin/sh
                [ "$*" = +%s ] && echo $(($(/bin/date +%s) - 900)) && exit
                exec /bin/date "$@"
                """);
        assertTrue(date.toFile().setExecutable(true));
        path = folder + File.pathSeparator + path;
        String token = logIn();

        assertEquals(0, revoke("person", person()));

        assertEquals(403, refresh(token).statusCode());
    }

    @Test
    void person_signedOutForLonger_staysSo() throws Exception {
        String token = logIn();
        PersonId person = PersonId.parse(person());
        Instant later = Instant.ofEpochSecond(service.clock().instant().getEpochSecond() + 600);
        RequestContext context = RequestContext.within(Duration.ofSeconds(10), service.clock());
        DynamoDbSessions sessions = new DynamoDbSessions(new DynamoDbTable(
                service.service().clients().dynamoDb(),
                service.service().settings().tableName()));
        sessions.signOut(person, later, context);

        assertEquals(0, revoke("person", person.value()));

        assertEquals(
                Optional.of(later),
                sessions.find("AAAAAAAAAAAAAAAAAAAAAA", person, context).notBefore());
        assertEquals(403, refresh(token).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "session", "session short", "person", "person ada@example.com", "everybody now"})
    void anythingElse_isRefused(String arguments) throws Exception {
        assertNotEquals(0, revoke(arguments.split(" ", -1)));
    }
}
