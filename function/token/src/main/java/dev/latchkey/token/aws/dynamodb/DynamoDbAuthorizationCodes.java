package dev.latchkey.token.aws.dynamodb;

import static dev.latchkey.aws.dynamodb.DynamoDbTable.SERVICE;
import static dev.latchkey.aws.dynamodb.DynamoDbTable.key;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.CodeItem;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.AuthorizationCodes;
import dev.latchkey.token.grant.RedeemedCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Codes as {@code code#} items ({@link CodeItem}), each replaced by a {@code redeemed#} item ({@link RedeemedItem}).
 */
public final class DynamoDbAuthorizationCodes implements AuthorizationCodes {
    private static final AwsOperation PUT_ITEM = new AwsOperation(SERVICE, "PutItem");
    private static final AwsOperation TRANSACT_WRITE_ITEMS = new AwsOperation(SERVICE, "TransactWriteItems");

    private final DynamoDbTable table;

    public DynamoDbAuthorizationCodes(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public void issue(Secret code, IssuedCode issued, RequestContext context) {
        PUT_ITEM.call(context, timeouts -> {
            try {
                return table.client()
                        .putItem(put -> put.tableName(table.name())
                                .item(CodeItem.of(code, issued))
                                .conditionExpression("attribute_not_exists(pk)")
                                .overrideConfiguration(timeouts));
            } catch (ConditionalCheckFailedException e) {
                throw new IllegalStateException("the code is there already");
            }
        });
    }

    @Override
    public State find(Secret code, PersonId person, RequestContext context) {
        List<Map<String, AttributeValue>> items = table.getInTransaction(
                List.of(TableKey.CODE.of(code.sha256()), RedeemedItem.key(code), PersonItem.key(person)), context);
        return new State(
                parsed(items.get(0), CodeItem::parse).filter(issued -> CodeItem.refusals(items.get(0)) < MAX_REFUSALS),
                parsed(items.get(1), RedeemedItem::parse),
                PersonItem.notBefore(items.get(2)));
    }

    @Override
    public void refused(Secret code, int times, RequestContext context) {
        table.update(
                TableKey.CODE.of(code.sha256()),
                context,
                update -> update.updateExpression("ADD refusals :times")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeValues(
                                Attributes.empty().put(":times", times).asItem()));
    }

    /**
     * One transaction: the conditional delete of the code, and the conditional put of what is kept of it, so that a
     * code that was written again after its redemption is not redeemed twice. The SDK's retries carry the same
     * ClientRequestToken, so that a retry succeeds if the first attempt was applied; and when even its response is
     * lost, what is kept tells whether it was this transaction that was applied.
     */
    @Override
    public boolean redeem(Secret code, RedeemedCode redeemed, RequestContext context) {
        Delete delete = Delete.builder()
                .tableName(table.name())
                .key(key(TableKey.CODE.of(code.sha256())))
                .conditionExpression("attribute_exists(pk) AND expiresAt > :now")
                .expressionAttributeValues(
                        Attributes.empty().put(":now", redeemed.redeemedAt()).asItem())
                .build();
        Put put = Put.builder()
                .tableName(table.name())
                .item(RedeemedItem.of(code, redeemed))
                .conditionExpression("attribute_not_exists(pk)")
                .build();
        List<TransactWriteItem> items = List.of(
                TransactWriteItem.builder().delete(delete).build(),
                TransactWriteItem.builder().put(put).build());
        for (int conflicts = 0; conflicts < DynamoDbTable.MAX_CONFLICTS; conflicts++) {
            try {
                Transaction transaction = write(items, context);
                if (transaction != Transaction.IN_CONFLICT) {
                    return transaction == Transaction.APPLIED;
                }
            } catch (DependencyException e) {
                if (wasKept(code, redeemed, context)) {
                    return true;
                }
                throw e;
            }
        }
        throw new DependencyException(SERVICE, TRANSACT_WRITE_ITEMS.name(), "TransactionConflict");
    }

    private enum Transaction {
        APPLIED,
        /** The condition did not hold. */
        REFUSED,
        /** Another transaction holds the code at this very moment, and is about to redeem it or to fail. */
        IN_CONFLICT
    }

    private Transaction write(List<TransactWriteItem> items, RequestContext context) {
        return TRANSACT_WRITE_ITEMS.call(context, timeouts -> {
            try {
                table.client()
                        .transactWriteItems(write -> write.transactItems(items).overrideConfiguration(timeouts));
                return Transaction.APPLIED;
            } catch (TransactionCanceledException e) {
                if (DynamoDbTable.isCancelledFor(e, "ConditionalCheckFailed")) {
                    return Transaction.REFUSED;
                }
                if (DynamoDbTable.isCancelledFor(e, "TransactionConflict")) {
                    return Transaction.IN_CONFLICT;
                }
                throw e;
            }
        });
    }

    private boolean wasKept(Secret code, RedeemedCode redeemed, RequestContext context) {
        return parsed(table.get(RedeemedItem.key(code), context), RedeemedItem::parse)
                .filter(kept -> kept.sealedAnswer().equals(redeemed.sealedAnswer()))
                .isPresent();
    }

    private static <T> Optional<T> parsed(
            Map<String, AttributeValue> item, Function<Map<String, AttributeValue>, T> parse) {
        try {
            return item.isEmpty() ? Optional.empty() : Optional.of(parse.apply(item));
        } catch (IllegalArgumentException e) {
            // An issuer wrote something that cannot be redeemed; the message names the attribute.
            throw new DependencyException(SERVICE, "TransactGetItems", "malformed item: " + e.getMessage());
        }
    }
}
