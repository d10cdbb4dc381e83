package dev.latchkey.local.operator;

import static dev.latchkey.local.operator.SignedInPerson.CLOCK;
import static dev.latchkey.local.operator.SignedInPerson.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.grant.AppliedRules.AppliedRule;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.local.Provisioning;
import dev.latchkey.operator.aws.AwsServices;
import dev.latchkey.operator.testing.Shell.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The permissions that docs/access.md lists, against the calls that each command makes. */
@Tag("service")
class PermissionsTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "access.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern ACTION = Pattern.compile("[a-z0-9]+:[A-Z]\\w+");
    private static final String OTHER = "444455556666";
    private static final SdkHttpClient HTTP = Apache5HttpClient.create();

    private final RecordedPermissions recorded = new RecordedPermissions();
    private Optional<AwsServices> services = Optional.empty();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void connect() {
        URI table = HARNESS.faults().url();
        URI accounts = HARNESS.accounts().url();
        services = Optional.of(new AwsServices(
                at(table, DynamoDbClient.builder()).build(),
                at(table, KmsClient.builder()).build(),
                at(accounts, StsClient.builder()).build(),
                at(accounts, CloudWatchLogsClient.builder()).build(),
                at(accounts, LambdaClient.builder()).build(),
                () -> at(accounts, IamClient.builder())));
    }

    @AfterEach
    void disconnect() {
        services.ifPresent(AwsServices::close);
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B at(URI url, B builder) {
        return builder.endpointOverride(url)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(StandInAccounts.CREDENTIALS))
                .httpClient(HTTP)
                .overrideConfiguration(override -> override.addExecutionInterceptor(recorded));
    }

    private Ran run(String... arguments) {
        return HARNESS.shell(services.orElseThrow())
                .input("hunter2")
                .at(CLOCK.instant())
                .run(arguments);
    }

    static Stream<String> commands() {
        return documented().keySet().stream();
    }

    /** By command, what the table of the document says that it needs. */
    private static Map<String, Set<String>> documented() {
        Map<String, Set<String>> documented = new TreeMap<>();
        for (String line : section("## Permissions")) {
            String[] cells = line.split("\\|", -1);
            if (line.startsWith("| `")) {
                Set<String> needed = needed(codes(cells[2] + cells[3]));
                codes(cells[1]).forEach(command -> documented.put(command, needed));
            }
        }
        return documented;
    }

    private static List<String> section(String heading) {
        try {
            List<String> lines = Files.readAllLines(DOCUMENT);
            return lines.stream()
                    .skip(lines.indexOf(heading) + 1L)
                    .takeWhile(line -> !line.startsWith("## "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(code -> code.group(1)).toList();
    }

    /** Actions, each with the kinds of items that follow it. */
    private static Set<String> needed(List<String> codes) {
        Set<String> needed = new TreeSet<>();
        String action = "";
        for (String code : codes) {
            Matcher isAction = ACTION.matcher(code);
            if (isAction.matches()) {
                action = code;
            }
            if (code.endsWith("#*")) {
                needed.add(action + " " + code);
            } else if (isAction.matches() && !code.matches("dynamodb:.*Item")) {
                needed.add(code);
            }
        }
        return needed;
    }

    /** The arguments of a command, such that it does all that it can. */
    private List<String> arguments(String command, IssuedCode login) throws IOException {
        List<String> more = switch (command) {
            case "access diff" -> List.of(OperatorHarness.file(folder, 3));
            case "access apply" -> List.of("--yes", OperatorHarness.file(folder, 3));
            case "access history" -> List.of();
            case "access rollback" -> List.of("--yes", "1");
            case "secret" ->
                List.of(
                        "--key",
                        Provisioning.ensure(HARNESS.clients(), "operator-secrets")
                                .sealingKeyArn());
            case "who" -> List.of(NAME);
            case "who --log-group" -> List.of("/tokens", NAME);
            case "revoke person", "revoke person --now" -> List.of(NAME);
            case "doctor" -> List.of("--url", HARNESS.accounts().url().toString());
            case "doctor --roles" ->
                List.of(
                        "--function",
                        "tokens",
                        "--url",
                        HARNESS.accounts().url().toString());
            case "revoke session" -> List.of(login.session().value());
            case "revoke rule" -> List.of("developers");
            case "revoke person --now --apply", "revoke person --now --undo" -> List.of("--through", "CutOff", NAME);
            default -> throw new IllegalArgumentException(command + " is not known to this test");
        };
        return Stream.concat(Arrays.stream(command.split(" ", -1)), more.stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void command_needsExactlyWhatIsDocumented(String command) throws IOException {
        HARNESS.apply(OperatorHarness.file(folder, 2));
        HARNESS.apply(OperatorHarness.file(folder, 1));
        if (!command.startsWith("access")) {
            SignedInPerson.apply(
                    HARNESS,
                    new AppliedRule(
                            "/people/Developer",
                            Set.of(StandInAccounts.OWN, OTHER),
                            Duration.ofHours(8),
                            Optional.empty()));
        }
        IssuedCode login = SignedInPerson.signIn(HARNESS);
        HARNESS.accounts().function(payload -> "{}");
        HARNESS.accounts().log("/tokens", CLOCK.instant(), "{}");

        Ran ran = run(arguments(command, login).toArray(String[]::new));

        assertEquals(command.startsWith("doctor") ? 1 : 0, ran.code(), ran::toString);
        assertEquals(documented().get(command), new TreeSet<>(recorded.needed()), ran::toString);
    }

    @Test
    void everyCommandThatCallsAService_isDocumented() {
        assertEquals(
                Set.of(
                        "access diff",
                        "access history",
                        "access apply",
                        "access rollback",
                        "secret",
                        "who",
                        "who --log-group",
                        "revoke person",
                        "revoke person --now",
                        "revoke person --now --apply",
                        "revoke person --now --undo",
                        "revoke session",
                        "revoke rule",
                        "doctor",
                        "doctor --roles"),
                documented().keySet());
    }
}
