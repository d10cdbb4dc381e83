package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsEndpointOverridesTest extends SettingsHarness {
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
    @ValueSource(strings = {"s3cr3t", "localhost:4566", "ftp://127.0.0.1", "http://", "http://user:s3cr3t@127.0.0.1"})
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
