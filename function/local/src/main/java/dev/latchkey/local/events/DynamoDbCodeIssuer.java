package dev.latchkey.local.events;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.CodeItem;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.CodeIssuer;
import dev.latchkey.grant.CodeMac;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Issues codes without a sign-in: for whatever is about what comes after it. The rule of each is applied, as if the access
 * file had it.
 */
public final class DynamoDbCodeIssuer implements CodeIssuer {
    private static final AwsOperation PUT_ITEM = new AwsOperation(DynamoDbTable.SERVICE, "PutItem");

    private final DynamoDbTable table;
    private final CodeMac.Generator codeMacs;

    public DynamoDbCodeIssuer(DynamoDbTable table, CodeMac.Generator codeMacs) {
        this.table = table;
        this.codeMacs = codeMacs;
    }

    @Override
    public void issue(Secret code, IssuedCode issued, RequestContext context) {
        while (!apply(issued.authorization(), context)) {
            // Somebody else applied another rule at this very moment.
            Thread.onSpinWait();
        }
        PUT_ITEM.call(context, timeouts -> {
            try {
                return table.client()
                        .putItem(put -> put.tableName(table.name())
                                .item(CodeItem.of(code, issued, codeMacs, context))
                                .conditionExpression("attribute_not_exists(pk)")
                                .overrideConfiguration(timeouts));
            } catch (ConditionalCheckFailedException e) {
                throw new IllegalStateException("the code is there already");
            }
        });
    }

    /** Has the rules give this; false if they were changed meanwhile. */
    private boolean apply(Authorization authorization, RequestContext context) {
        Map<String, AttributeValue> item = table.get(RulesItem.KEY, context);
        AppliedRules rules = RulesItem.parse(item);
        if (rules.of(authorization, context.now()) == AppliedRules.Verdict.GRANTED) {
            return true;
        }
        AppliedRules more = rules.with(
                authorization.rule(),
                new AppliedRules.AppliedRule(
                        authorization.role().path() + authorization.role().name(),
                        Set.of(authorization.role().accountId()),
                        Authorization.MAX_SESSION,
                        Optional.empty()));
        return table.update(
                        RulesItem.KEY,
                        context,
                        update -> update.updateExpression("SET compiled = :compiled")
                                .conditionExpression("attribute_not_exists(compiled) OR compiled = :before")
                                .expressionAttributeValues(Attributes.empty()
                                        .put(":compiled", RulesItem.compile(more))
                                        .put(":before", RulesItem.compile(rules))
                                        .asItem()))
                .applied();
    }
}
