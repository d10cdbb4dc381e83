package dev.latchkey.signin.aws.dynamodb;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.CodeItem;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.CodeMac;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.flow.Sealed;
import dev.latchkey.signin.flow.SignIns;
import dev.latchkey.signin.provider.Authentication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Sign-ins as {@code signin#} items: {@code sealed} (B), {@code revision} (N), {@code expiresAt} (N).
 *
 * <p>The SDK asks again when a response is lost, though the write was applied, so each write knows itself: a put finds
 * its own item, whose sealed bytes nobody else's can equal, and everything that deletes is a transaction, which is
 * applied once however often it is sent with its ClientRequestToken.
 */
public final class DynamoDbSignIns implements SignIns {
    private static final AwsOperation PUT_ITEM = new AwsOperation(DynamoDbTable.SERVICE, "PutItem");
    private static final String IS_NEW = "attribute_not_exists(pk)";
    private static final String IS_OF_REVISION = "revision = :revision";

    private final DynamoDbTable table;
    private final CodeMac.Generator codeMacs;
    private final DynamoDbLogins logins;
    private final DynamoDbKnownPeople people;

    /**
     * @param codeMacs authenticates the codes that sign-ins end with
     * @param people keeps what providers give to ask about people again
     */
    public DynamoDbSignIns(DynamoDbTable table, CodeMac.Generator codeMacs, DynamoDbKnownPeople people) {
        this.table = table;
        this.codeMacs = codeMacs;
        this.logins = new DynamoDbLogins(table);
        this.people = people;
    }

    @Override
    public void begin(Kept signIn, RequestContext context) {
        if (!put(signIn, IS_NEW, Map.of(), context)) {
            throw new DependencyException(DynamoDbTable.SERVICE, PUT_ITEM.name(), "a state that is there already");
        }
    }

    @Override
    public Optional<Kept> find(String id, RequestContext context) {
        Map<String, AttributeValue> item = table.get(TableKey.SIGN_IN.of(id), context);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        try {
            Attributes read = Attributes.of(item);
            return Optional.of(
                    new Kept(id, read.number("revision"), Sealed.of(read.bytes("sealed")), read.time("expiresAt")));
        } catch (IllegalArgumentException e) {
            throw new DependencyException(DynamoDbTable.SERVICE, "GetItem", "malformed item: " + e.getMessage());
        }
    }

    @Override
    public boolean replace(Kept next, RequestContext context) {
        return put(next, IS_OF_REVISION, revision(next.revision() - 1), context);
    }

    @Override
    public boolean move(Kept before, Kept next, RequestContext context) {
        Put put = Put.builder()
                .tableName(table.name())
                .item(item(next))
                .conditionExpression(IS_NEW)
                .build();
        return table.transact(List.of(delete(before), transactional(put)), context);
    }

    @Override
    public boolean complete(
            Kept before, Secret code, IssuedCode issued, Authentication authentication, RequestContext context) {
        Put put = Put.builder()
                .tableName(table.name())
                .item(CodeItem.of(code, issued, codeMacs, context))
                .conditionExpression(IS_NEW)
                .build();
        List<TransactWriteItem> items = new ArrayList<>(List.of(delete(before), transactional(put)));
        items.addAll(logins.of(issued, authentication.session(), context));
        items.addAll(people.of(authentication, issued.authorization(), context));
        return table.transact(items, context);
    }

    @Override
    public boolean cancel(Kept before, RequestContext context) {
        return table.transact(List.of(delete(before)), context);
    }

    private boolean put(Kept signIn, String condition, Map<String, AttributeValue> values, RequestContext context) {
        Map<String, AttributeValue> item = item(signIn);
        return PUT_ITEM.call(context, timeouts -> {
            try {
                table.client()
                        .putItem(put -> put.tableName(table.name())
                                .item(item)
                                .conditionExpression(condition)
                                .expressionAttributeValues(values.isEmpty() ? null : values)
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                .overrideConfiguration(timeouts));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return e.hasItem() && e.item().equals(item);
            }
        });
    }

    private TransactWriteItem delete(Kept before) {
        Delete delete = Delete.builder()
                .tableName(table.name())
                .key(DynamoDbTable.key(TableKey.SIGN_IN.of(before.id())))
                .conditionExpression(IS_OF_REVISION)
                .expressionAttributeValues(revision(before.revision()))
                .build();
        return TransactWriteItem.builder().delete(delete).build();
    }

    private static TransactWriteItem transactional(Put put) {
        return TransactWriteItem.builder().put(put).build();
    }

    private static Map<String, AttributeValue> item(Kept signIn) {
        return Attributes.empty()
                .put("pk", TableKey.SIGN_IN.of(signIn.id()))
                .put("sealed", signIn.sealed().bytes())
                .put("revision", signIn.revision())
                .put("expiresAt", signIn.expiresAt())
                .asItem();
    }

    private static Map<String, AttributeValue> revision(long revision) {
        return Attributes.empty().put(":revision", revision).asItem();
    }
}
