package dev.latchkey.local.events;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.aws.dynamodb.CodeItem;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.grant.CodeIssuer;
import dev.latchkey.grant.CodeMac;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Issues codes without a sign-in: for whatever is about what comes after it. */
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
}
