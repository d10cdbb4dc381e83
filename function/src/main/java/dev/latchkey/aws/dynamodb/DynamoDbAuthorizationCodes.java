package dev.latchkey.aws.dynamodb;

import static dev.latchkey.aws.dynamodb.DynamoDbTable.SERVICE;
import static dev.latchkey.aws.dynamodb.DynamoDbTable.key;

import dev.latchkey.aws.AwsErrors;
import dev.latchkey.aws.CallTimeouts;
import dev.latchkey.grant.AuthorizationCodes;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.RedeemedCode;
import dev.latchkey.oauth.Deadline;
import dev.latchkey.oauth.DependencyException;
import dev.latchkey.oauth.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Codes as {@code code#} items ({@link CodeItem}), each turned into a {@code redeemed#} item ({@link RedeemedItem}). */
public final class DynamoDbAuthorizationCodes implements AuthorizationCodes {
    /** How often another transaction may be met on the code before the caller is told to try again. */
    private static final int MAX_CONFLICTS = 10;

    private final DynamoDbTable table;

    public DynamoDbAuthorizationCodes(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public void issue(Secret code, IssuedCode issued, Deadline deadline) {
        try {
            table.client()
                    .putItem(put -> put.tableName(table.name())
                            .item(CodeItem.of(code, issued))
                            .conditionExpression("attribute_not_exists(pk)")
                            .overrideConfiguration(CallTimeouts.within(deadline, SERVICE, "PutItem")));
        } catch (ConditionalCheckFailedException e) {
            throw new IllegalStateException("the code is there already");
        } catch (SdkException e) {
            throw AwsErrors.sanitize(SERVICE, "PutItem", e);
        }
    }

    @Override
    public Optional<IssuedCode> find(Secret code, Deadline deadline) {
        return find(CodeItem.key(code), CodeItem::parse, deadline);
    }

    @Override
    public Optional<RedeemedCode> findRedeemed(Secret code, Deadline deadline) {
        return find(RedeemedItem.key(code), RedeemedItem::parse, deadline);
    }

    /**
     * One transaction: the conditional delete of the code, and the put of what is kept of it. The SDK's retries carry
     * the same ClientRequestToken, so that one whose first attempt was applied succeeds too; and when even their answers
     * are lost, what is kept tells whether it was this transaction that was applied.
     */
    @Override
    public boolean redeem(Secret code, RedeemedCode redeemed, Deadline deadline) {
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
        for (int conflicts = 0; conflicts < MAX_CONFLICTS; conflicts++) {
            try {
                table.client()
                        .transactWriteItems(TransactWriteItemsRequest.builder()
                                .transactItems(
                                        TransactWriteItem.builder()
                                                .delete(delete)
                                                .build(),
                                        TransactWriteItem.builder().put(put).build())
                                .overrideConfiguration(CallTimeouts.within(deadline, SERVICE, "TransactWriteItems"))
                                .build());
                return true;
            } catch (TransactionCanceledException e) {
                if (has(e, "ConditionalCheckFailed")) {
                    return false;
                }
                // Another transaction holds the code at this very moment: it is about to redeem it, or to fail.
                if (!has(e, "TransactionConflict")) {
                    throw AwsErrors.sanitize(SERVICE, "TransactWriteItems", e);
                }
            } catch (SdkException e) {
                if (wasKept(code, redeemed, deadline)) {
                    return true;
                }
                throw AwsErrors.sanitize(SERVICE, "TransactWriteItems", e);
            }
        }
        throw new DependencyException(SERVICE, "TransactWriteItems", "TransactionConflict");
    }

    private boolean wasKept(Secret code, RedeemedCode redeemed, Deadline deadline) {
        return findRedeemed(code, deadline)
                .filter(kept -> kept.sealedAnswer().equals(redeemed.sealedAnswer()))
                .isPresent();
    }

    private <T> Optional<T> find(String pk, Function<Map<String, AttributeValue>, T> parse, Deadline deadline) {
        Map<String, AttributeValue> item = table.get(pk, deadline);
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
