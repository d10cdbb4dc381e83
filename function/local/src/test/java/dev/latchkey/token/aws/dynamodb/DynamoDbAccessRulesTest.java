package dev.latchkey.token.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.json.GzippedJson;
import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.request.DependencyException;
import dev.latchkey.token.grant.AccessRules;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("service")
class DynamoDbAccessRulesTest {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    private final AccessRules rules = new DynamoDbAccessRules(harness.table());

    private static void put(Map<String, AttributeValue> item) {
        harness.clients()
                .dynamoDb()
                .putItem(put -> put.tableName(harness.table().name()).item(item));
    }

    @BeforeEach
    void nothingIsApplied() {
        harness.clients()
                .dynamoDb()
                .deleteItem(delete -> delete.tableName(harness.table().name()).key(DynamoDbTable.key(RulesItem.KEY)));
    }

    private String fault() {
        return assertThrows(DependencyException.class, () -> rules.read(harness.context()))
                .reason();
    }

    @Test
    void appliedRules_areRead() {
        put(RulesItem.of(1, AppliedRules.NONE));

        assertEquals(AppliedRules.NONE, rules.read(harness.context()));
    }

    /** A table that was just replaced, or a version that was just deployed: nobody's rule was taken away. */
    @Test
    void noItem_isAFault() {
        assertEquals("DynamoDB GetItem no access rules are applied", fault());
    }

    @Test
    void malformedItem_isAFault() {
        put(Attributes.empty()
                .put("pk", RulesItem.KEY)
                .put("compiled", GzippedJson.of("{}"))
                .asItem());

        assertEquals("DynamoDB GetItem malformed access#rules", fault());
    }
}
