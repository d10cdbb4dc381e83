package dev.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String SEALING_KEY =
            "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String SIGNING_KEY =
            "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab";
    private static final String ENDPOINT_URL = "https://login.example.com/v1/token";

    /** What a deployment must set, and no more. */
    private static final Map<String, String> REQUIRED = Map.of(
            "AWS_REGION", "eu-west-1",
            "LATCHKEY_TABLE", "latchkey",
            "LATCHKEY_SEALING_KEY", SEALING_KEY,
            "LATCHKEY_SIGNING_KEY", SIGNING_KEY,
            "LATCHKEY_ENDPOINT_URLS", ENDPOINT_URL);

    private static Map<String, String> with(String... namesAndValues) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return environment;
    }

    private static Settings read(String... namesAndValues) {
        return Settings.from(with(namesAndValues));
    }

    private static String problems(Map<String, String> environment) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> Settings.from(environment))
                .getMessage());
    }

    private static String problems(String... namesAndValues) {
        return problems(with(namesAndValues));
    }

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
                        30,
                        Optional.empty(),
                        List.of(),
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
                        12,
                        Optional.of("{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
                        List.of("arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::111122223333:policy/path/Mine"),
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
                        Map.entry("LATCHKEY_MINT_LIMIT", "12"),
                        Map.entry("LATCHKEY_SESSION_POLICY", "{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
                        Map.entry(
                                "LATCHKEY_SESSION_POLICY_ARNS",
                                "arn:aws:iam::aws:policy/ReadOnlyAccess,arn:aws:iam::111122223333:policy/path/Mine"),
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
                        "LATCHKEY_SESSION_POLICY", blank,
                        "LATCHKEY_SESSION_POLICY_ARNS", blank,
                        "AWS_ENDPOINT_URL", blank,
                        "AWS_ENDPOINT_URL_DYNAMODB", blank,
                        "AWS_ENDPOINT_URL_KMS", blank,
                        "AWS_ENDPOINT_URL_STS", blank));
    }

    @Nested
    class Problems {
        @ParameterizedTest
        @CsvSource({
            "AWS_REGION, an AWS Region",
            "LATCHKEY_TABLE, a DynamoDB table's name",
            "LATCHKEY_SEALING_KEY, a KMS key's ARN",
            "LATCHKEY_SIGNING_KEY, a KMS key's ARN",
            "LATCHKEY_ENDPOINT_URLS, 'the https URLs of the token endpoint, comma-separated'"
        })
        void requiredVariableUnsetOrBlank_isNamed(String name, String what) {
            Map<String, String> environment = with();
            environment.remove(name);

            assertEquals(name + " is not set: " + what, problems(environment));
            assertEquals(name + " is not set: " + what, problems(name, " "));
        }

        @ParameterizedTest
        @CsvSource({
            "AWS_REGION, an AWS Region",
            "LATCHKEY_TABLE, a DynamoDB table's name",
            "LATCHKEY_SEALING_KEY, a KMS key's ARN",
            "LATCHKEY_SIGNING_KEY, a KMS key's ARN",
            "LATCHKEY_ENDPOINT_URLS, a comma-separated list of at most 10 https URLs of the token endpoint",
            "LATCHKEY_ISSUER, an https URL",
            "LATCHKEY_SESSION_POLICY, a JSON object",
            "LATCHKEY_PROOF_WINDOW_SECONDS, a whole number from 1 to 3600",
            "LATCHKEY_MINT_LIMIT, a whole number from 1 to 1000",
            "LATCHKEY_SESSION_POLICY_ARNS, a comma-separated list of at most 10 IAM policies' ARNs",
            "AWS_ENDPOINT_URL_DYNAMODB, a URL",
            "AWS_ENDPOINT_URL_KMS, a URL",
            "AWS_ENDPOINT_URL_STS, a URL"
        })
        void wrongVariable_isNamedAndNotQuoted(String name, String what) {
            assertEquals(name + " is not " + what, problems(name, "s3cr3t!"));
        }

        @Test
        void allOfThem_areReportedAtOnce() {
            String problems = problems(Map.of(
                    "LATCHKEY_SEALING_KEY", "s3cr3t",
                    "LATCHKEY_PROOF_WINDOW_SECONDS", "s3cr3t",
                    "LATCHKEY_SESSION_POLICY_ARNS", "s3cr3t",
                    "AWS_ENDPOINT_URL_KMS", "s3cr3t"));

            for (String name : List.of(
                    "AWS_REGION is not set",
                    "LATCHKEY_TABLE is not set",
                    "LATCHKEY_SEALING_KEY is not a KMS key's ARN",
                    "LATCHKEY_SIGNING_KEY is not set",
                    "LATCHKEY_ENDPOINT_URLS is not set",
                    "LATCHKEY_PROOF_WINDOW_SECONDS is not a whole number",
                    "LATCHKEY_SESSION_POLICY_ARNS is not a comma-separated list",
                    "AWS_ENDPOINT_URL_KMS is not a URL")) {
                assertTrue(problems.contains(name), name + " in: " + problems);
            }
            assertFalse(problems.contains("s3cr3t"), problems);
        }

        @Test
        void nothingSet_namesWhatIsRequiredAndOnlyThat() {
            String problems = problems(Map.of());

            assertEquals(5, problems.split("; ").length, problems);
            REQUIRED.keySet().forEach(name -> assertTrue(problems.contains(name), problems));
        }
    }

    @Nested
    class Region {
        @ParameterizedTest
        @ValueSource(strings = {"eu-west-1", "us-gov-east-1", "cn-north-1", "us-iso-east-1", "ap-southeast-5"})
        void ofAnyPartition_isAccepted(String region) {
            assertEquals(region, read("AWS_REGION", region).region());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"eu", "eu-west", "eu-west-", "EU-WEST-1", "eu_west_1", "eu-west-1a", "eu-west-1.example"})
        void malformed_isRefused(String region) {
            assertEquals("AWS_REGION is not an AWS Region", problems("AWS_REGION", region));
        }
    }

    @Nested
    class TableName {
        @ParameterizedTest
        @ValueSource(ints = {3, 4, 254, 255})
        void of3To255Characters_isAccepted(int length) {
            assertEquals(
                    "t".repeat(length),
                    read("LATCHKEY_TABLE", "t".repeat(length)).tableName());
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 256})
        void ofAnotherLength_isRefused(int length) {
            assertEquals(
                    "LATCHKEY_TABLE is not a DynamoDB table's name", problems("LATCHKEY_TABLE", "t".repeat(length)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a table", "table/one", "täble", "arn:aws:dynamodb:eu-west-1:111122223333:table/t"})
        void withOtherCharacters_isRefused(String name) {
            assertEquals("LATCHKEY_TABLE is not a DynamoDB table's name", problems("LATCHKEY_TABLE", name));
        }
    }

    @Nested
    class KeyArn {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                    "arn:aws-cn:kms:cn-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                    "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"
                })
        void ofAKey_isAccepted(String arn) {
            assertEquals(arn, read("LATCHKEY_SEALING_KEY", arn).sealingKeyArn());
            assertEquals(arn, read("LATCHKEY_SIGNING_KEY", arn).signingKeyArn());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1234abcd-12ab-34cd-56ef-1234567890ab",
                    "alias/latchkey",
                    "arn:aws:kms:eu-west-1:111122223333:alias/latchkey",
                    "arn:aws:kms:eu-west-1:11112222333:key/1234abcd",
                    "arn:aws:kms:eu-west-1:1111222233334:key/1234abcd",
                    "arn:aws:kms::111122223333:key/1234abcd",
                    "arn:aws:s3:eu-west-1:111122223333:key/1234abcd",
                    "arn:aws:kms:eu-west-1:111122223333:key/",
                    "arn:aws:kms:eu-west-1:111122223333:key/a/b",
                    "arn:aws:kms:eu-west-1:111122223333:key/a,arn:aws:kms:eu-west-1:111122223333:key/b"
                })
        void ofAnythingElse_isRefused(String arn) {
            assertEquals(
                    "LATCHKEY_SEALING_KEY is not a KMS key's ARN; LATCHKEY_SIGNING_KEY is not a KMS key's ARN",
                    problems("LATCHKEY_SEALING_KEY", arn, "LATCHKEY_SIGNING_KEY", arn));
        }
    }

    @Nested
    class EndpointUrls {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://login.example.com/v1/token",
                    "https://login.example.com",
                    "https://login.example.com:8443/base/v1/token",
                    "https://localhost/v1/token",
                    "http://127.0.0.1:8080/v1/token",
                    "http://localhost:8080/v1/token",
                    "http://[::1]:8080/v1/token"
                })
        void httpsOrLoopback_isAccepted(String url) {
            assertEquals(
                    List.of(URI.create(url)),
                    read("LATCHKEY_ENDPOINT_URLS", url).endpointUrls());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://login.example.com/v1/token",
                    "http://192.0.2.1/v1/token",
                    "http://127.0.0.1.example.com/v1/token",
                    "http://localhost.example.com/v1/token",
                    "http://localhost@login.example.com/v1/token",
                    "https://user:password@login.example.com/v1/token",
                    "ftp://localhost/v1/token",
                    "file:///v1/token",
                    "login.example.com/v1/token",
                    "/v1/token",
                    "https:",
                    "https://",
                    "https:///v1/token",
                    "https://login example.com/v1/token",
                    "s3cr3t"
                })
        void anythingElse_isRefused(String url) {
            String sentence =
                    "LATCHKEY_ENDPOINT_URLS is not a comma-separated list of at most 10 https URLs of the token endpoint";

            assertEquals(sentence, problems("LATCHKEY_ENDPOINT_URLS", url));
            assertEquals(sentence, problems("LATCHKEY_ENDPOINT_URLS", ENDPOINT_URL + "," + url));
        }

        @Test
        void emptyElement_isRefused() {
            assertTrue(problems("LATCHKEY_ENDPOINT_URLS", ENDPOINT_URL + ",," + ENDPOINT_URL)
                    .contains("LATCHKEY_ENDPOINT_URLS"));
        }

        @Test
        void onlyCommas_countAsUnset() {
            assertTrue(problems("LATCHKEY_ENDPOINT_URLS", ",").startsWith("LATCHKEY_ENDPOINT_URLS is not set"));
        }
    }

    @Nested
    class Issuer {
        @ParameterizedTest
        @CsvSource({
            "https://login.example.com/v1/token, https://login.example.com",
            "https://login.example.com:8443/prod/v1/token, https://login.example.com:8443",
            "http://127.0.0.1:8080/v1/token, http://127.0.0.1:8080",
            "'https://a.example.com/v1/token,https://b.example.com/v1/token', https://a.example.com"
        })
        void unset_isTheFirstEndpointUrlWithoutItsPath(String urls, String issuer) {
            assertEquals(issuer, read("LATCHKEY_ENDPOINT_URLS", urls).issuer());
        }
    }

    @Nested
    class ProofWindow {
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3599, 3600})
        void of1To3600Seconds_isAccepted(int seconds) {
            assertEquals(
                    Duration.ofSeconds(seconds),
                    read("LATCHKEY_PROOF_WINDOW_SECONDS", "" + seconds).proofWindow());
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "3601", "-1", "1.5", "60s", "PT1M", "1e2", "0x10", "99999999999", "sixty"})
        void other_isRefused(String seconds) {
            assertEquals(
                    "LATCHKEY_PROOF_WINDOW_SECONDS is not a whole number from 1 to 3600",
                    problems("LATCHKEY_PROOF_WINDOW_SECONDS", seconds));
        }
    }

    @Nested
    class SessionPolicyArns {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "arn:aws:iam::aws:policy/ReadOnlyAccess",
                    "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
                    "arn:aws-us-gov:iam::111122223333:policy/Mine"
                })
        void ofPolicies_areAccepted(String arn) {
            assertEquals(List.of(arn), read("LATCHKEY_SESSION_POLICY_ARNS", arn).sessionPolicyArns());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ReadOnlyAccess",
                    "arn:aws:iam::aws:role/ReadOnlyAccess",
                    "arn:aws:iam::1111:policy/Mine",
                    "arn:aws:iam:eu-west-1:aws:policy/Mine",
                    "arn:aws:iam::aws:policy/",
                    "arn:aws:iam::aws:policy/My Policy",
                    ",arn:aws:iam::aws:policy/Mine",
                    "arn:aws:iam::aws:policy/Mine,Other"
                })
        void ofAnythingElse_areRefused(String arns) {
            assertEquals(
                    "LATCHKEY_SESSION_POLICY_ARNS is not a comma-separated list of at most 10 IAM policies' ARNs",
                    problems("LATCHKEY_SESSION_POLICY_ARNS", arns));
        }
    }

    @Nested
    class EndpointOverrides {
        private static final URI ALL = URI.create("http://127.0.0.1:4566");
        private static final URI ONE = URI.create("http://127.0.0.1:8000");

        @Test
        void common_isForAllServices() {
            Settings settings = read("AWS_ENDPOINT_URL", ALL.toString());

            assertEquals(Optional.of(ALL), settings.dynamoDbUrl());
            assertEquals(Optional.of(ALL), settings.kmsUrl());
            assertEquals(Optional.of(ALL), settings.stsUrl());
        }

        @Test
        void servicesOwn_isForItAlone() {
            Settings settings = read("AWS_ENDPOINT_URL_KMS", ONE.toString());

            assertEquals(Optional.empty(), settings.dynamoDbUrl());
            assertEquals(Optional.of(ONE), settings.kmsUrl());
            assertEquals(Optional.empty(), settings.stsUrl());
        }

        @Test
        void servicesOwn_goesBeforeTheCommon() {
            Settings dynamoDb = read("AWS_ENDPOINT_URL", ALL.toString(), "AWS_ENDPOINT_URL_DYNAMODB", ONE.toString());
            Settings kms = read("AWS_ENDPOINT_URL", ALL.toString(), "AWS_ENDPOINT_URL_KMS", ONE.toString());
            Settings sts = read("AWS_ENDPOINT_URL", ALL.toString(), "AWS_ENDPOINT_URL_STS", ONE.toString());

            assertEquals(
                    List.of(ONE, ALL, ALL),
                    List.of(
                            dynamoDb.dynamoDbUrl().orElseThrow(),
                            dynamoDb.kmsUrl().orElseThrow(),
                            dynamoDb.stsUrl().orElseThrow()));
            assertEquals(
                    List.of(ALL, ONE, ALL),
                    List.of(
                            kms.dynamoDbUrl().orElseThrow(),
                            kms.kmsUrl().orElseThrow(),
                            kms.stsUrl().orElseThrow()));
            assertEquals(
                    List.of(ALL, ALL, ONE),
                    List.of(
                            sts.dynamoDbUrl().orElseThrow(),
                            sts.kmsUrl().orElseThrow(),
                            sts.stsUrl().orElseThrow()));
        }

        @Test
        void wrongServicesOwn_isNotReplacedByTheCommon() {
            assertEquals(
                    "AWS_ENDPOINT_URL_STS is not a URL",
                    problems("AWS_ENDPOINT_URL", ALL.toString(), "AWS_ENDPOINT_URL_STS", "s3cr3t"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"s3cr3t", "localhost:4566", "ftp://127.0.0.1", "http://", "http://user:s3cr3t@127.0.0.1"})
        void common_thatIsNoUrl_isRefusedAndNotQuoted(String url) {
            String problems = problems("AWS_ENDPOINT_URL", url);

            assertTrue(problems.contains("AWS_ENDPOINT_URL is not a URL"), problems);
            assertFalse(problems.contains("s3cr3t"), problems);
        }

        @Test
        void emulatorOnAnotherHost_mayBePlainHttp() {
            assertEquals(
                    Optional.of(URI.create("http://emulator.example.com:4566")),
                    read("AWS_ENDPOINT_URL", "http://emulator.example.com:4566").kmsUrl());
        }
    }
}
