package dev.latchkey.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.AppliedRules.AppliedRule;
import dev.latchkey.json.GzippedJson;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RulesItemTest {
    private static AppliedRules rules(int count, LongStream accounts) {
        Set<String> shared = accounts.mapToObj(Long::toString).collect(Collectors.toSet());
        Map<String, AppliedRule> rules = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Set<String> own = new HashSet<>(shared);
            own.add(Long.toString(900_000_000_000L + i));
            rules.put("rule-" + i, new AppliedRule("/latchkey/Role", own, Duration.ofHours(8), Optional.empty()));
        }
        return new AppliedRules(rules);
    }

    private static void assertTooLarge(AppliedRules rules) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> RulesItem.compile(rules))
                .getMessage());
        assertTrue(message.contains("too large"), message);
    }

    @Test
    void rules_areReadAsTheyWereWritten() {
        AppliedRules rules = rules(3, LongStream.range(100_000_000_000L, 100_000_000_500L));

        assertEquals(rules, RulesItem.parse(RulesItem.of(1, rules)));
    }

    @Test
    void noItem_isNoRules() {
        assertEquals(AppliedRules.NONE, RulesItem.parse(Map.of()));
    }

    /** The reader takes no more than 8 MiB of JSON, however well that is compressed. */
    @Test
    void rulesThatWouldNotBeRead_areNotCompiled() {
        assertTooLarge(rules(800, LongStream.range(100_000_000_000L, 100_000_000_800L)));
    }

    @Test
    void rulesThatDoNotFitTheItem_areNotCompiled() {
        assertTooLarge(rules(1, new Random(1).longs(100_000, 100_000_000_000L, 900_000_000_000L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"accounts\":{}}",
                "[]",
                "{\"accounts\":{},\"rules\":{\"a\":{}}}",
                "{\"accounts\":{},\"rules\":{\"a\":{\"role\":\"/A\",\"accounts\":\"0\",\"session\":3600}}}",
                "{\"accounts\":{\"0\":[]},\"rules\":{\"a\":{\"role\":1,\"accounts\":\"0\",\"session\":3600}}}"
            })
    void itemOfOtherJson_isNone(String json) {
        Map<String, AttributeValue> item =
                Attributes.empty().put("compiled", GzippedJson.of(json)).asItem();

        assertThrows(IllegalArgumentException.class, () -> RulesItem.parse(item));
    }

    @Test
    void itemThatIsNotCompressed_isNone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> RulesItem.parse(
                        Attributes.empty().put("compiled", new byte[] {1}).asItem()));
        assertThrows(
                IllegalArgumentException.class,
                () -> RulesItem.parse(Attributes.empty().put("version", 1).asItem()));
    }
}
