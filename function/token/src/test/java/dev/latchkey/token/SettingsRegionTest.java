package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsRegionTest extends SettingsHarness {
    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-gov-east-1", "cn-north-1", "us-iso-east-1", "ap-southeast-5"})
    void ofAnyPartition_isAccepted(String region) {
        assertEquals(region, read("AWS_REGION", region).region());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu", "eu-west", "eu-west-", "EU-WEST-1", "eu_west_1", "eu-west-1a", "eu-west-1.example"})
    void malformed_isRefused(String region) {
        assertEquals("AWS_REGION is not an AWS Region", problems("AWS_REGION", region));
    }
}
