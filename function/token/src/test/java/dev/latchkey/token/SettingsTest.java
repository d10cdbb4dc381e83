package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest extends SettingsHarness {
    @Test
    void requiredVariables_suffice() {
        assertEquals(
                new Settings(
                        "eu-west-1",
                        "latchkey",
                        SEALING_KEY,
                        SIGNING_KEY,
                        List.of(URI.create(ENDPOINT_URL)),
                        "https://login.example.com",
                        "aws_sigv4",
                        Duration.ofMinutes(5),
                        Duration.ofHours(12),
                        30,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                read());
    }

    @Test
    void everyVariable_isRead() {
        assertEquals(
                new Settings(
                        "us-gov-west-1",
                        "a_table.of-mine",
                        SIGNING_KEY,
                        SEALING_KEY,
                        List.of(
                                URI.create("https://login.example.com/v1/token"),
                                URI.create("https://api.example.com/prod/v1/token")),
                        "https://issuer.example.com/people",
                        "urn:aws:params:oauth:token-type:access_token_sigv4",
                        Duration.ofSeconds(60),
                        Duration.ofHours(8),
                        12,
                        Optional.of("{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
                        List.of("arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::111122223333:policy/path/Mine"),
                        Optional.of("Latchkey/production"),
                        Optional.of(URI.create("http://127.0.0.1:8000")),
                        Optional.of(URI.create("http://127.0.0.1:8001")),
                        Optional.of(URI.create("http://127.0.0.1:8002"))),
                Settings.from(Map.ofEntries(
                        Map.entry("AWS_REGION", "us-gov-west-1"),
                        Map.entry("LATCHKEY_TABLE", "a_table.of-mine"),
                        Map.entry("LATCHKEY_SEALING_KEY", SIGNING_KEY),
                        Map.entry("LATCHKEY_SIGNING_KEY", SEALING_KEY),
                        Map.entry(
                                "LATCHKEY_ENDPOINT_URLS",
                                "https://login.example.com/v1/token,https://api.example.com/prod/v1/token"),
                        Map.entry("LATCHKEY_ISSUER", "https://issuer.example.com/people"),
                        Map.entry("LATCHKEY_TOKEN_TYPE", "urn:aws:params:oauth:token-type:access_token_sigv4"),
                        Map.entry("LATCHKEY_PROOF_WINDOW_SECONDS", "60"),
                        Map.entry("LATCHKEY_SESSION_HOURS", "8"),
                        Map.entry("LATCHKEY_MINT_LIMIT", "12"),
                        Map.entry("LATCHKEY_SESSION_POLICY", "{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
                        Map.entry(
                                "LATCHKEY_SESSION_POLICY_ARNS",
                                "arn:aws:iam::aws:policy/ReadOnlyAccess,arn:aws:iam::111122223333:policy/path/Mine"),
                        Map.entry("LATCHKEY_METRICS_NAMESPACE", "Latchkey/production"),
                        Map.entry("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000"),
                        Map.entry("AWS_ENDPOINT_URL_KMS", "http://127.0.0.1:8001"),
                        Map.entry("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:8002"))));
    }

    @Test
    void spaceAround_isIgnored() {
        Settings settings = read(
                "LATCHKEY_TABLE", " latchkey\n",
                "LATCHKEY_ENDPOINT_URLS", " https://a.example.com/v1/token , https://b.example.com/v1/token ",
                "LATCHKEY_PROOF_WINDOW_SECONDS", " 60 ");

        assertEquals("latchkey", settings.tableName());
        assertEquals(
                List.of(URI.create("https://a.example.com/v1/token"), URI.create("https://b.example.com/v1/token")),
                settings.endpointUrls());
        assertEquals(Duration.ofMinutes(1), settings.proofWindow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void blankVariable_countsAsUnset(String blank) {
        assertEquals(
                read(),
                read(
                        "LATCHKEY_ISSUER", blank,
                        "LATCHKEY_TOKEN_TYPE", blank,
                        "LATCHKEY_PROOF_WINDOW_SECONDS", blank,
                        "LATCHKEY_SESSION_HOURS", blank,
                        "LATCHKEY_SESSION_POLICY", blank,
                        "LATCHKEY_SESSION_POLICY_ARNS", blank,
                        "LATCHKEY_METRICS_NAMESPACE", blank,
                        "AWS_ENDPOINT_URL", blank,
                        "AWS_ENDPOINT_URL_DYNAMODB", blank,
                        "AWS_ENDPOINT_URL_KMS", blank,
                        "AWS_ENDPOINT_URL_STS", blank));
    }
}
