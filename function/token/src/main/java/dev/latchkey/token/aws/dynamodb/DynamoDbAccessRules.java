package dev.latchkey.token.aws.dynamodb;

import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.AccessRules;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The applied access rules, as a {@link RulesItem}. */
public final class DynamoDbAccessRules implements AccessRules {
    private final DynamoDbTable table;

    public DynamoDbAccessRules(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public AppliedRules read(RequestContext context) {
        Map<String, AttributeValue> item = table.get(RulesItem.KEY, context);
        if (item.isEmpty()) {
            throw fault("no access rules are applied");
        }
        try {
            return RulesItem.parse(item);
        } catch (IllegalArgumentException e) {
            throw fault("malformed " + RulesItem.KEY);
        }
    }

    private static DependencyException fault(String what) {
        return new DependencyException(DynamoDbTable.SERVICE, "GetItem", what);
    }
}
