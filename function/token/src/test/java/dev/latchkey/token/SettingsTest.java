package dev.latchkey.token;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What each variable may be stands in settings.csv, row by row: there {@code x*3} is {@code xxx}, and no value absent. */
class SettingsTest {
    private static final String SEALING_KEY =
            "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String SIGNING_KEY =
            "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab";
    private static final String CODE_KEY =
            "arn:aws:kms:eu-west-1:111122223333:key/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
    private static final String ENDPOINT_URL = "https://login.example.com/v1/token";

    /** What a deployment must set, and no more. */
    private static final Map<String, String> REQUIRED = Map.of(
            "AWS_REGION", "eu-west-1",
            "LATCHKEY_TABLE", "latchkey",
            "LATCHKEY_SEALING_KEY", SEALING_KEY,
            "LATCHKEY_SIGNING_KEY", SIGNING_KEY,
            "LATCHKEY_CODE_KEY", CODE_KEY,
            "LATCHKEY_ENDPOINT_URLS", ENDPOINT_URL);

    private static final Map<String, Function<Settings, Object>> READ = Map.ofEntries(
            entry("AWS_REGION", Settings::region),
            entry("LATCHKEY_TABLE", Settings::tableName),
            entry("LATCHKEY_SEALING_KEY", Settings::sealingKeyArn),
            entry("LATCHKEY_SIGNING_KEY", Settings::signingKeyArn),
            entry("LATCHKEY_CODE_KEY", Settings::codeKeyArn),
            entry("LATCHKEY_ENDPOINT_URLS", settings -> spaced(settings.endpointUrls())),
            entry("LATCHKEY_ISSUER", Settings::issuer),
            entry("LATCHKEY_TOKEN_TYPE", Settings::tokenType),
            entry("LATCHKEY_PROOF_WINDOW_SECONDS", Settings::proofWindow),
            entry("LATCHKEY_SESSION_HOURS", Settings::maxSession),
            entry("LATCHKEY_MINT_LIMIT", Settings::mintLimit),
            entry("LATCHKEY_GRACE_MINUTES", Settings::grace),
            entry("LATCHKEY_REDEEM_FROM_SIGN_IN_ADDRESS", Settings::redeemFromSignInAddress),
            entry("LATCHKEY_SESSION_POLICY", settings -> orNone(settings.sessionPolicy())),
            entry("LATCHKEY_SESSION_POLICY_ARNS", settings -> spaced(settings.sessionPolicyArns())),
            entry("LATCHKEY_METRICS_NAMESPACE", settings -> orNone(settings.metricsNamespace())),
            entry("AWS_ENDPOINT_URL", SettingsTest::serviceUrls),
            entry("AWS_ENDPOINT_URL_DYNAMODB", SettingsTest::serviceUrls),
            entry("AWS_ENDPOINT_URL_KMS", SettingsTest::serviceUrls),
            entry("AWS_ENDPOINT_URL_STS", SettingsTest::serviceUrls));

    private static final Pattern REPEATED = Pattern.compile("(.+)\\*(\\d+)");

    @ParameterizedTest
    @CsvFileSource(resources = "settings.csv", delimiter = '|', useHeadersInDisplayName = true)
    void variable_isReadOrRefusedWithoutBeingQuoted(
            String name, @Nullable String value, String expected, @Nullable String with) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.remove(name);
        Optional.ofNullable(value).ifPresent(present -> environment.put(name, expanded(present)));
        Optional.ofNullable(with)
                .map(other -> other.split("=", 2))
                .ifPresent(other -> environment.put(other[0], other[1]));

        if (expected.startsWith("is not ")) {
            assertEquals(name + " " + expected, problems(environment));
        } else {
            assertEquals(
                    expanded(expected),
                    Objects.requireNonNull(READ.get(name))
                            .apply(Settings.from(environment))
                            .toString());
        }
    }

    @Test
    void requiredVariables_suffice() {
        assertEquals(
                new Settings(
                        "eu-west-1",
                        "latchkey",
                        SEALING_KEY,
                        SIGNING_KEY,
                        CODE_KEY,
                        List.of(URI.create(ENDPOINT_URL)),
                        "https://login.example.com",
                        "aws_sigv4",
                        Duration.ofMinutes(5),
                        Duration.ofHours(12),
                        30,
                        false,
                        Duration.ofMinutes(10),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Settings.from(REQUIRED));
    }

    @Test
    void everyVariable_isRead() {
        assertEquals(
                new Settings(
                        "us-gov-west-1",
                        "a_table.of-mine",
                        SIGNING_KEY,
                        SEALING_KEY,
                        CODE_KEY,
                        List.of(
                                URI.create("https://login.example.com/v1/token"),
                                URI.create("https://api.example.com/prod/v1/token")),
                        "https://issuer.example.com/people",
                        "urn:aws:params:oauth:token-type:access_token_sigv4",
                        Duration.ofSeconds(60),
                        Duration.ofHours(8),
                        12,
                        true,
                        Duration.ofMinutes(3),
                        Optional.of("{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
                        List.of("arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::111122223333:policy/path/Mine"),
                        Optional.of("Latchkey/production"),
                        Optional.of(URI.create("http://127.0.0.1:8000")),
                        Optional.of(URI.create("http://127.0.0.1:8001")),
                        Optional.of(URI.create("http://127.0.0.1:8002"))),
                Settings.from(Map.ofEntries(
                        entry("AWS_REGION", "us-gov-west-1"),
                        entry("LATCHKEY_TABLE", "a_table.of-mine"),
                        entry("LATCHKEY_SEALING_KEY", SIGNING_KEY),
                        entry("LATCHKEY_SIGNING_KEY", SEALING_KEY),
                        entry("LATCHKEY_CODE_KEY", CODE_KEY),
                        entry(
                                "LATCHKEY_ENDPOINT_URLS",
                                "https://login.example.com/v1/token,https://api.example.com/prod/v1/token"),
                        entry("LATCHKEY_ISSUER", "https://issuer.example.com/people"),
                        entry("LATCHKEY_TOKEN_TYPE", "urn:aws:params:oauth:token-type:access_token_sigv4"),
                        entry("LATCHKEY_PROOF_WINDOW_SECONDS", "60"),
                        entry("LATCHKEY_SESSION_HOURS", "8"),
                        entry("LATCHKEY_MINT_LIMIT", "12"),
                        entry("LATCHKEY_GRACE_MINUTES", "3"),
                        entry("LATCHKEY_REDEEM_FROM_SIGN_IN_ADDRESS", "true"),
                        entry("LATCHKEY_SESSION_POLICY", "{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
                        entry(
                                "LATCHKEY_SESSION_POLICY_ARNS",
                                "arn:aws:iam::aws:policy/ReadOnlyAccess,arn:aws:iam::111122223333:policy/path/Mine"),
                        entry("LATCHKEY_METRICS_NAMESPACE", "Latchkey/production"),
                        entry("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000"),
                        entry("AWS_ENDPOINT_URL_KMS", "http://127.0.0.1:8001"),
                        entry("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:8002"))));
    }

    @Test
    void lineBreaksAndTabs_areSpaceToo() {
        Map<String, String> environment =
                READ.keySet().stream().collect(Collectors.toMap(name -> name, name -> "\n\t"));
        REQUIRED.forEach((name, value) -> environment.put(name, "\t" + value + "\n"));

        assertEquals(Settings.from(REQUIRED), Settings.from(environment));
    }

    @Test
    void allProblems_areReportedAtOnce() {
        assertEquals(
                "LATCHKEY_ENDPOINT_URLS is not set: the https URLs of the token endpoint, comma-separated;"
                        + " AWS_REGION is not set: an AWS Region;"
                        + " LATCHKEY_TABLE is not set: a DynamoDB table's name;"
                        + " LATCHKEY_SEALING_KEY is not a KMS key's ARN;"
                        + " LATCHKEY_SIGNING_KEY is not set: a KMS key's ARN;"
                        + " LATCHKEY_CODE_KEY is not set: a KMS key's ARN;"
                        + " LATCHKEY_PROOF_WINDOW_SECONDS is not a whole number from 1 to 3600;"
                        + " LATCHKEY_SESSION_POLICY_ARNS is not a comma-separated list of at most 10 IAM policies' ARNs;"
                        + " AWS_ENDPOINT_URL_KMS is not a URL",
                problems(Map.of(
                        "LATCHKEY_SEALING_KEY", "s3cr3t",
                        "LATCHKEY_PROOF_WINDOW_SECONDS", "s3cr3t",
                        "LATCHKEY_SESSION_POLICY_ARNS", "s3cr3t",
                        "AWS_ENDPOINT_URL_KMS", "s3cr3t")));
    }

    @Test
    void nothingSet_namesWhatIsRequiredAndOnlyThat() {
        assertEquals(
                REQUIRED.keySet(),
                Stream.of(problems(Map.of()).split("; "))
                        .map(problem -> problem.substring(0, problem.indexOf(" is not set: ")))
                        .collect(Collectors.toSet()));
    }

    private static String problems(Map<String, String> environment) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> Settings.from(environment))
                .getMessage());
    }

    private static String expanded(String cell) {
        return REPEATED.matcher(cell)
                .replaceAll(repeated -> repeated.group(1).repeat(Integer.parseInt(repeated.group(2))));
    }

    private static String spaced(List<?> elements) {
        return elements.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static String orNone(Optional<?> value) {
        return value.map(Object::toString).orElse("none");
    }

    private static String serviceUrls(Settings settings) {
        return orNone(settings.dynamoDbUrl()) + " " + orNone(settings.kmsUrl()) + " " + orNone(settings.stsUrl());
    }
}
