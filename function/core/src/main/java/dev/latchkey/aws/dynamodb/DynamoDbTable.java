package dev.latchkey.aws.dynamodb;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The one table, with the calls that its adapters share. Its key is {@code pk}; {@code expiresAt} is for DynamoDB's
 * TTL, which only cleans up: every reader compares the time itself.
 */
public record DynamoDbTable(DynamoDbClient client, String name) {
    public static final String SERVICE = "DynamoDB";

    /** The code of a {@link CancellationReason} whose item's condition did not hold. */
    public static final String CONDITION_FAILED = "ConditionalCheckFailed";

    /** How often a write that conflicts with a transaction is retried before the caller is told to try again. */
    public static final int MAX_CONFLICTS = 10;

    private static final AwsOperation GET_ITEM = new AwsOperation(SERVICE, "GetItem");
    private static final AwsOperation BATCH_GET_ITEM = new AwsOperation(SERVICE, "BatchGetItem");
    private static final AwsOperation TRANSACT_GET_ITEMS = new AwsOperation(SERVICE, "TransactGetItems");
    private static final AwsOperation TRANSACT_WRITE_ITEMS = new AwsOperation(SERVICE, "TransactWriteItems");
    private static final AwsOperation UPDATE_ITEM = new AwsOperation(SERVICE, "UpdateItem");

    /**
     * The outcome of a conditional write.
     *
     * @param applied whether the condition held
     * @param item as it is now: after the write, or as it was when the condition did not hold
     */
    public record Outcome(boolean applied, Map<String, AttributeValue> item) {}

    /** The item as of now; empty when there is none. */
    public Map<String, AttributeValue> get(String pk, RequestContext context) {
        return GET_ITEM.call(
                context,
                timeouts -> client.getItem(get -> get.tableName(name)
                                .key(key(pk))
                                .consistentRead(true)
                                .overrideConfiguration(timeouts))
                        .item());
    }

    /**
     * Several items as of now, each read strongly consistently, in one call.
     *
     * @return the items that there are, by their key
     */
    public Map<String, Map<String, AttributeValue>> getAll(List<String> pks, RequestContext context) {
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(pks.stream().map(DynamoDbTable::key).toList())
                .consistentRead(true)
                .build();
        BatchGetItemResponse response = BATCH_GET_ITEM.call(
                context,
                timeouts -> client.batchGetItem(
                        get -> get.requestItems(Map.of(name, keys)).overrideConfiguration(timeouts)));
        if (response.hasUnprocessedKeys() && !response.unprocessedKeys().isEmpty()) {
            // What was throttled is not absent: somebody whose item could not be read does not count as not revoked.
            throw new DependencyException(SERVICE, BATCH_GET_ITEM.name(), "UnprocessedKeys");
        }
        return response.responses().getOrDefault(name, List.of()).stream()
                .collect(Collectors.toMap(item -> Attributes.of(item).string("pk"), Function.identity()));
    }

    /**
     * Several items as of one moment.
     *
     * @return the items in the order of their keys, an empty one for each that is not there
     */
    public List<Map<String, AttributeValue>> getInTransaction(List<String> pks, RequestContext context) {
        List<TransactGetItem> gets = pks.stream()
                .map(pk -> TransactGetItem.builder()
                        .get(get -> get.tableName(name).key(key(pk)))
                        .build())
                .toList();
        return untilThereIsNoConflict(TRANSACT_GET_ITEMS, () -> tryGet(gets, context));
    }

    /** Empty if another transaction is writing one of the items at this very moment. */
    private Optional<List<Map<String, AttributeValue>>> tryGet(List<TransactGetItem> gets, RequestContext context) {
        return TRANSACT_GET_ITEMS.call(context, timeouts -> {
            try {
                return Optional.of(
                        client
                                .transactGetItems(get -> get.transactItems(gets).overrideConfiguration(timeouts))
                                .responses()
                                .stream()
                                .map(ItemResponse::item)
                                .toList());
            } catch (TransactionCanceledException e) {
                if (isCancelledFor(e, "TransactionConflict")) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /**
     * Writes all of the items, or none. The SDK's retries carry the same ClientRequestToken, so that a retry succeeds if
     * the first attempt was applied.
     *
     * @return false if a condition did not hold
     * @throws DependencyException also when it is not known whether they were written
     */
    public boolean transact(List<TransactWriteItem> items, RequestContext context) {
        return transactWithReasons(items, context).isEmpty();
    }

    /**
     * The same, for whoever must know which condition did not hold.
     *
     * @return empty if they were written; else a reason for each item, in their order
     * @throws DependencyException also when it is not known whether they were written
     */
    public List<CancellationReason> transactWithReasons(List<TransactWriteItem> items, RequestContext context) {
        return untilThereIsNoConflict(TRANSACT_WRITE_ITEMS, () -> tryWrite(items, context));
    }

    /** @param attempt empty if another transaction was in its way */
    private static <T> T untilThereIsNoConflict(AwsOperation operation, Supplier<Optional<T>> attempt) {
        for (int conflicts = 0; conflicts < MAX_CONFLICTS; conflicts++) {
            Optional<T> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new DependencyException(SERVICE, operation.name(), "TransactionConflict");
    }

    /** Empty if another transaction holds one of the items at this very moment. */
    private Optional<List<CancellationReason>> tryWrite(List<TransactWriteItem> items, RequestContext context) {
        return TRANSACT_WRITE_ITEMS.call(context, timeouts -> {
            try {
                client.transactWriteItems(write -> write.transactItems(items).overrideConfiguration(timeouts));
                return Optional.of(List.of());
            } catch (TransactionCanceledException e) {
                if (isCancelledFor(e, CONDITION_FAILED)) {
                    return Optional.of(e.cancellationReasons());
                }
                if (isCancelledFor(e, "TransactionConflict")) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /**
     * Whether the transaction was cancelled because of one of its items, with this code of DynamoDB's as the reason.
     */
    public static boolean isCancelledFor(TransactionCanceledException e, String code) {
        return e.cancellationReasons().stream().map(CancellationReason::code).anyMatch(code::equals);
    }

    /** A part of a transaction that changes or creates the item. */
    public TransactWriteItem updateInTransaction(
            String pk, String expression, Optional<String> condition, Map<String, String> names, Attributes values) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(name)
                        .key(key(pk))
                        .updateExpression(expression)
                        .conditionExpression(condition.orElse(null))
                        .expressionAttributeNames(names.isEmpty() ? null : names)
                        .expressionAttributeValues(values.asItem()))
                .build();
    }

    /** Changes or creates the item, if the update's condition holds. */
    public Outcome update(String pk, RequestContext context, Consumer<UpdateItemRequest.Builder> update) {
        return untilThereIsNoConflict(
                UPDATE_ITEM, () -> UPDATE_ITEM.call(context, timeouts -> tryUpdate(pk, update, timeouts)));
    }

    /** Empty if a transaction holds the item at this very moment. */
    private Optional<Outcome> tryUpdate(
            String pk, Consumer<UpdateItemRequest.Builder> update, AwsRequestOverrideConfiguration timeouts) {
        try {
            UpdateItemResponse response = client.updateItem(UpdateItemRequest.builder()
                    .applyMutation(update)
                    .tableName(name)
                    .key(key(pk))
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .overrideConfiguration(timeouts)
                    .build());
            return Optional.of(new Outcome(true, response.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return Optional.of(new Outcome(false, e.hasItem() ? e.item() : Map.of()));
        } catch (TransactionConflictException e) {
            return Optional.empty();
        }
    }

    public static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk));
    }
}
