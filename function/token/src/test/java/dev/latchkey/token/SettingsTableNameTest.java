package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTableNameTest extends SettingsHarness {
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 254, 255})
    void of3To255Characters_isAccepted(int length) {
        assertEquals(
                "t".repeat(length), read("LATCHKEY_TABLE", "t".repeat(length)).tableName());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 256})
    void ofAnotherLength_isRefused(int length) {
        assertEquals("LATCHKEY_TABLE is not a DynamoDB table's name", problems("LATCHKEY_TABLE", "t".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a table", "table/one", "täble", "arn:aws:dynamodb:eu-west-1:111122223333:table/t"})
    void withOtherCharacters_isRefused(String name) {
        assertEquals("LATCHKEY_TABLE is not a DynamoDB table's name", problems("LATCHKEY_TABLE", name));
    }
}
