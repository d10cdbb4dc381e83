package dev.latchkey.token.aws.dynamodb;

import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.AccessRules;

/** The applied access rules, as a {@link RulesItem}. */
public final class DynamoDbAccessRules implements AccessRules {
    private final DynamoDbTable table;

    public DynamoDbAccessRules(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public AppliedRules read(RequestContext context) {
        return RulesItem.parse(table.get(RulesItem.KEY, context));
    }
}
