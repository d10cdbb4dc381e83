package dev.latchkey.token.aws.dynamodb;

import static dev.latchkey.aws.dynamodb.DynamoDbTable.SERVICE;
import static dev.latchkey.aws.dynamodb.DynamoDbTable.key;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.CodeItem;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.grant.IssuedCode;
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
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Codes as {@code code#} items ({@link CodeItem}), each turned into a {@code redeemed#} item ({@link RedeemedItem}). */
public final class DynamoDbAuthorizationCodes implements AuthorizationCodes {
    /** How often another transaction may be met on the code before the caller is told to try again. */
    private static final int MAX_CONFLICTS = 10;

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
    public Optional<IssuedCode> find(Secret code, RequestContext context) {
        return find(CodeItem.key(code), CodeItem::parse, context);
    }

    @Override
    public Optional<RedeemedCode> findRedeemed(Secret code, RequestContext context) {
        return find(RedeemedItem.key(code), RedeemedItem::parse, context);
    }

    /**
     * One transaction: the conditional delete of the code, and the put of what is kept of it. The SDK's retries carry
     * the same ClientRequestToken, so that one whose first attempt was applied succeeds too; and when even their answers
     * are lost, what is kept tells whether it was this transaction that was applied.
     */
    @Override
    public boolean redeem(Secret code, RedeemedCode redeemed, RequestContext context) {
        Delete delete = Delete.builder()
                .tableName(table.name())
                .key(key(CodeItem.key(code)))
                .conditionExpression("attribute_exists(pk) AND expiresAt > :now")
                .expressionAttributeValues(
                        Attributes.empty().put(":now", redeemed.redeemedAt()).asItem())
                .build();
        Put put = Put.builder()
                .tableName(table.name())
                .item(RedeemedItem.of(code, redeemed))
                .build();
        List<TransactWriteItem> items = List.of(
                TransactWriteItem.builder().delete(delete).build(),
                TransactWriteItem.builder().put(put).build());
        for (int conflicts = 0; conflicts < MAX_CONFLICTS; conflicts++) {
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
        /** Another transaction holds the code at this very moment: it is about to redeem it, or to fail. */
        IN_CONFLICT
    }

    private Transaction write(List<TransactWriteItem> items, RequestContext context) {
        return TRANSACT_WRITE_ITEMS.call(context, timeouts -> {
            try {
                table.client()
                        .transactWriteItems(write -> write.transactItems(items).overrideConfiguration(timeouts));
                return Transaction.APPLIED;
            } catch (TransactionCanceledException e) {
                if (has(e, "ConditionalCheckFailed")) {
                    return Transaction.REFUSED;
                }
                if (has(e, "TransactionConflict")) {
                    return Transaction.IN_CONFLICT;
                }
                throw e;
            }
        });
    }

    private boolean wasKept(Secret code, RedeemedCode redeemed, RequestContext context) {
        return findRedeemed(code, context)
                .filter(kept -> kept.sealedAnswer().equals(redeemed.sealedAnswer()))
                .isPresent();
    }

    private <T> Optional<T> find(String pk, Function<Map<String, AttributeValue>, T> parse, RequestContext context) {
        Map<String, AttributeValue> item = table.get(pk, context);
        try {
            return item.isEmpty() ? Optional.empty() : Optional.of(parse.apply(item));
        } catch (IllegalArgumentException e) {
            // An issuer wrote what cannot be redeemed; the message names the attribute.
            throw new DependencyException(SERVICE, "GetItem", "malformed item: " + e.getMessage());
        }
    }

    private static boolean has(TransactionCanceledException e, String code) {
        return e.cancellationReasons().stream().map(CancellationReason::code).anyMatch(code::equals);
    }
}
