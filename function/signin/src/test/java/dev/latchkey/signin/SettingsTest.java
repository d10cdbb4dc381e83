package dev.latchkey.signin;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is this function's own to read; what a Region, a table or a key's ARN may be, the token function's tests say. */
class SettingsTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/";
    private static final String ENDPOINT_URL = "https://login.example.com/v1/token";

    /** What a deployment must set, and no more. */
    private static final Map<String, String> REQUIRED = Map.of(
            "AWS_REGION", "eu-west-1",
            "LATCHKEY_TABLE", "latchkey",
            "LATCHKEY_CODE_KEY", KEY + "code",
            "LATCHKEY_CLIENT_KEY", KEY + "client",
            "LATCHKEY_SECRETS_KEY", KEY + "secrets",
            "LATCHKEY_SIGNING_KEY", KEY + "signing",
            "LATCHKEY_ENDPOINT_URLS", ENDPOINT_URL);

    private static Settings with(String name, String value) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put(name, value);
        return Settings.from(environment);
    }

    private static String problems(Map<String, String> environment) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> Settings.from(environment))
                .getMessage());
    }

    @Test
    void requiredVariables_suffice() {
        assertEquals(
                new Settings(
                        "eu-west-1",
                        "latchkey",
                        KEY + "code",
                        List.of(KEY + "client"),
                        List.of(KEY + "secrets"),
                        List.of(KEY + "signing"),
                        List.of(URI.create(ENDPOINT_URL)),
                        "https://login.example.com",
                        Duration.ofHours(12),
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
                        KEY + "1",
                        List.of(KEY + "2", KEY + "6"),
                        List.of(KEY + "3", KEY + "7"),
                        List.of(KEY + "4", KEY + "5"),
                        List.of(URI.create(ENDPOINT_URL), URI.create("https://api.example.com/prod/v1/token")),
                        "https://issuer.example.com/people",
                        Duration.ofHours(8),
                        Optional.of("Latchkey/production"),
                        Optional.of(URI.create("http://127.0.0.1:8000")),
                        Optional.of(URI.create("http://127.0.0.1:8001")),
                        Optional.of(URI.create("http://127.0.0.1:8002"))),
                Settings.from(Map.ofEntries(
                        entry("AWS_REGION", "us-gov-west-1"),
                        entry("LATCHKEY_TABLE", "a_table.of-mine"),
                        entry("LATCHKEY_CODE_KEY", KEY + "1"),
                        entry("LATCHKEY_CLIENT_KEY", KEY + "2"),
                        entry("LATCHKEY_SECRETS_KEY", KEY + "3"),
                        entry("LATCHKEY_SIGNING_KEY", KEY + "4"),
                        entry("LATCHKEY_OTHER_SIGNING_KEY", KEY + "5"),
                        entry("LATCHKEY_OTHER_CLIENT_KEY", KEY + "6"),
                        entry("LATCHKEY_OTHER_SECRETS_KEY", KEY + "7"),
                        entry("LATCHKEY_ENDPOINT_URLS", ENDPOINT_URL + ", https://api.example.com/prod/v1/token"),
                        entry("LATCHKEY_ISSUER", "https://issuer.example.com/people"),
                        entry("LATCHKEY_SESSION_HOURS", "8"),
                        entry("LATCHKEY_METRICS_NAMESPACE", "Latchkey/production"),
                        entry("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000"),
                        entry("AWS_ENDPOINT_URL_KMS", "http://127.0.0.1:8001"),
                        entry("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:8002"))));
    }

    /** As the template has it where a list names one generation. */
    @Test
    void otherKeyThatIsTheOneInUse_isNoOther() {
        assertEquals(
                List.of(KEY + "secrets"),
                with("LATCHKEY_OTHER_SECRETS_KEY", KEY + "secrets").secretsKeyArns());
    }

    @Test
    void oneUrlForAllServices_isForEachThatHasNoneOfItsOwn() {
        Settings settings = with("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");

        assertEquals(Optional.of(URI.create("http://127.0.0.1:4566")), settings.dynamoDbUrl());
        assertEquals(settings.dynamoDbUrl(), settings.kmsUrl());
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.com/v1/token, https://login.example.com",
        "https://login.example.com:8443/prod/v1/token, https://login.example.com:8443",
        "http://127.0.0.1:8080/v1/token, http://127.0.0.1:8080",
        "'https://a.example/v1/token,https://a.example/prod/v1/token,https://b.example/v1/token', https://a.example https://b.example"
    })
    void bases_areTheOriginsOfTheEndpointUrlsTheFirstOneFirst(String endpointUrls, String bases) {
        assertEquals(
                List.of(bases.split(" ")),
                with("LATCHKEY_ENDPOINT_URLS", endpointUrls).bases());
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:kms:eu-west-1:111122223333:key/code, aws",
        "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/code, aws-us-gov",
        "arn:aws-cn:kms:cn-north-1:111122223333:key/code, aws-cn"
    })
    void partition_isThatOfTheKeys(String key, String partition) {
        assertEquals(partition, with("LATCHKEY_CODE_KEY", key).partition());
    }

    @ParameterizedTest
    @CsvSource({
        "LATCHKEY_CODE_KEY, alias/code, is not a KMS key's ARN",
        "LATCHKEY_CLIENT_KEY, s3cr3t, is not a KMS key's ARN",
        "LATCHKEY_SECRETS_KEY, s3cr3t, is not a KMS key's ARN",
        "LATCHKEY_SIGNING_KEY, s3cr3t, is not a KMS key's ARN",
        "LATCHKEY_OTHER_SIGNING_KEY, s3cr3t, is not a KMS key's ARN",
        "LATCHKEY_SESSION_HOURS, 0, is not a whole number from 1 to 12",
        "LATCHKEY_SESSION_HOURS, 13, is not a whole number from 1 to 12",
        "LATCHKEY_SESSION_HOURS, 1.5, is not a whole number from 1 to 12",
        "LATCHKEY_ISSUER, http://issuer.example.com, is not an https URL",
        "LATCHKEY_ISSUER, https://issuer.example.com/?x, is not an https URL",
        "AWS_ENDPOINT_URL_KMS, s3cr3t, is not a URL"
    })
    void variable_thatIsWrongIsNamedAndNotQuoted(String name, String value, String problem) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put(name, value);

        assertEquals(name + " " + problem, problems(environment));
    }

    @Test
    void nothingSet_namesWhatIsRequiredAndOnlyThat() {
        assertEquals(
                REQUIRED.keySet(),
                Stream.of(problems(Map.of()).split("; "))
                        .map(problem -> problem.substring(0, problem.indexOf(" is not ")))
                        .collect(Collectors.toSet()));
    }
}
