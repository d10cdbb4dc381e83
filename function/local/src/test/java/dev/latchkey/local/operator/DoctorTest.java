package dev.latchkey.local.operator;

import static dev.latchkey.local.operator.DoctorLines.assertLine;
import static dev.latchkey.local.operator.DoctorLines.assertWrong;
import static dev.latchkey.local.operator.DoctorLines.line;
import static dev.latchkey.local.operator.OperatorHarness.assertNotDone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.local.http.Exchange.Answer;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.operator.testing.Shell;
import dev.latchkey.operator.testing.Shell.Ran;
import dev.latchkey.signin.aws.dynamodb.AccessItem;
import dev.latchkey.token.aws.AwsClients;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the command says of a deployment that is as it should be, and of what is wrong with others. */
@Tag("service")
class DoctorTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final LoopbackServer endpoint = LoopbackServer.start(
            exchange -> answers.getOrDefault(exchange.path(), Answer.text(404, "There is nothing here.")));

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private Ran run() {
        return HARNESS.shell().at(now()).run("doctor", "--url", endpoint.url().toString());
    }

    @Test
    void completeDeployment_isInOrder() {
        try (TestService service = new TestService(UUID.randomUUID() + "@example.com")) {
            AwsClients clients = service.service().clients();
            Ran ran = Shell.with(region -> new OperatorHarness.Lasting(OperatorHarness.services(
                            clients, clients.sts(), HARNESS.accounts().url())))
                    .variable("LATCHKEY_TABLE", service.service().settings().tableName())
                    .at(now())
                    .run("doctor", "--url", service.url().toString());

            assertEquals(0, ran.code(), ran::toString);
            for (String subject : List.of(
                    "metadata",
                    "keys",
                    "token endpoint",
                    "clock",
                    "table",
                    "access file",
                    "rules of running sessions")) {
                assertLine("ok ", ran, subject);
            }
            assertEquals(
                    List.of(),
                    ran.out().stream().filter(line -> line.startsWith("wrong")).toList());
            assertTrue(
                    ran.out().stream().anyMatch(line -> line.matches("ok +identity provider [a-z]+, keys: .*")),
                    ran::toString);
        }
    }

    private void answer(String path, int status, String json) {
        answers.put(
                path,
                new Answer(
                        status,
                        Map.of("Content-Type", "application/json", "X-Amzn-ErrorType", "ValidationException"),
                        json.replace("BASE", endpoint.url().toString())));
    }

    @Test
    void endpointThatIsNotReached_isWrong() {
        URI url = endpoint.url();
        endpoint.close();
        Ran ran = HARNESS.shell().at(now()).run("doctor", "--url", url.toString());
        for (String subject : List.of("metadata", "keys", "token endpoint")) {
            assertTrue(
                    line(ran, subject).endsWith(": check --url, the name's DNS record and its certificate"),
                    ran::toString);
        }
        assertEquals(1, ran.code());
    }

    @Test
    void functionsThatDoNotAnswer_areWrong() {
        Ran ran = run();
        assertLine(
                "wrong    metadata: the sign-in function does not answer: look at the sign-in function's log",
                ran,
                "metadata");
        assertLine("wrong    keys: none are published", ran, "keys");
        assertLine("wrong    token endpoint: a malformed request gets status 404", ran, "token endpoint");
        assertLine("ok ", ran, "clock");
    }

    @Test
    void metadataOfAnotherName_areWrong() {
        answer("/.well-known/openid-configuration", 200, """
                {"issuer": "BASE", "authorization_endpoint": "BASE/v1/authorize",
                 "token_endpoint": "https://old.example.com/v1/token"}""");
        assertWrong(
                "token_endpoint is https://old.example.com/v1/token, jwks_uri is missing: not of %s. Deploy with the"
                                .formatted(endpoint.url())
                        + " DomainName or EndpointUrls that people use, or give that --url",
                run(),
                "metadata");
    }

    @Test
    void keySetWithoutKeys_isWrong() {
        answer("/v1/keys", 200, "{\"keys\": []}");
        assertLine("wrong    keys: none are published", run(), "keys");
        answer("/v1/keys", 200, "{\"keys\": [{}]}");
        assertEquals("ok       keys: 1 is published", line(run(), "keys"));
        answer("/v1/keys", 200, "{\"keys\": [{}, {}]}");
        assertEquals("ok       keys: 2 are published", line(run(), "keys"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | {"error": "INVALID_REQUEST"} | ok
                    400 | {"error": "OTHER"}           | wrong
                    400 | no JSON                      | wrong
                    500 | {"error": "SERVER_ERROR"}    | wrong
                    """)
    void tokenEndpoint_isWrongUnlessItRefusesAsModelled(int status, String body, String state) {
        answer("/v1/token", status, body);
        assertLine(state + " ", run(), "token endpoint");
    }

    @ParameterizedTest
    @ValueSource(longs = {-120, 120})
    void clockThatIsOff_isWrong(long seconds) {
        answer("/v1/token", 400, "{}");
        Ran ran = HARNESS.shell()
                .at(now().plusSeconds(seconds))
                .run("doctor", "--url", endpoint.url().toString());
        assertLine("wrong    clock: this machine's is 1", ran, "clock");
    }

    @Test
    void tableThatIsNotThere_isWrong() {
        Ran ran = HARNESS.shell()
                .at(now())
                .run("doctor", "--table", "nowhere", "--url", endpoint.url().toString());
        assertWrong("it is not in this account and Region: --table is the stack's output TableName", ran, "table");
        assertLine("unknown  access file: there is not the table nowhere", ran, "access file");
    }

    @Test
    void tableThatIsNotSwept_isWrong() {
        String table = HARNESS.table().name();
        HARNESS.clients()
                .dynamoDb()
                .updateTimeToLive(update -> update.tableName(table)
                        .timeToLiveSpecification(
                                ttl -> ttl.attributeName("expiresAt").enabled(false)));
        assertWrong("time to live by expiresAt is off, so that it grows for ever: deploy again", run(), "table");
    }

    @Test
    void missingAccessFile_isWrong() {
        assertWrong("none is applied, so that nobody can sign in: infra/latchkey access apply", run(), "access file");
    }

    @Test
    void accessFileThatCannotBeRead_isWrong() throws IOException {
        HARNESS.apply(OperatorHarness.file(folder, 1));
        HARNESS.tamper(AccessItem.CURRENT, Map.of("json", AttributeValue.fromB(SdkBytes.fromUtf8String("{}"))));
        assertWrong(
                "what is applied is none, so that nobody can sign in: apply a good one over it", run(), "access file");
    }

    @Test
    void rulesOfAnotherVersion_areWrong() throws IOException {
        HARNESS.apply(OperatorHarness.file(folder, 1));
        assertEquals(
                "ok       rules of running sessions: are those of version 1", line(run(), "rules of running sessions"));

        HARNESS.clients()
                .dynamoDb()
                .putItem(put -> put.tableName(HARNESS.table().name()).item(RulesItem.of(7, AppliedRules.NONE)));
        assertWrong(
                "are those of version 7, and version 1 is applied: apply it again (infra/latchkey access rollback 1)",
                run(),
                "rules of running sessions");

        HARNESS.delete(RulesItem.KEY);
        assertLine("wrong    rules of running sessions: are not there", run(), "rules of running sessions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"login.example.com", "https://login.example.com/v1/token", "ftp://login.example.com", "https://"
            })
    void urlThatIsNoneOfADeployment_isRefused(String url) {
        assertNotDone("--url takes a scheme and a name alone", HARNESS.shell().run("doctor", "--url", url));
    }

    @Test
    void withoutAUrl_theCommandIsMisused() {
        assertEquals(2, HARNESS.shell().run("doctor").code());
    }
}
