package dev.latchkey.aws.dynamodb;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.request.RequestContext;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The one table, with the calls that its adapters share. Its key is {@code pk}; {@code expiresAt} is for DynamoDB's TTL,
 * which only sweeps: every reader compares the time itself.
 */
public record DynamoDbTable(DynamoDbClient client, String name) {
    public static final String SERVICE = "DynamoDB";

    private static final AwsOperation GET_ITEM = new AwsOperation(SERVICE, "GetItem");
    private static final AwsOperation UPDATE_ITEM = new AwsOperation(SERVICE, "UpdateItem");

    /**
     * The outcome of a conditional write.
     *
     * @param applied whether the condition held
     * @param item as it is now: with the write, or as it stood against it
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

    /** Changes the item, or makes it, if the update's condition holds. */
    public Outcome update(String pk, RequestContext context, Consumer<UpdateItemRequest.Builder> update) {
        return UPDATE_ITEM.call(context, timeouts -> {
            try {
                UpdateItemResponse response = client.updateItem(UpdateItemRequest.builder()
                        .applyMutation(update)
                        .tableName(name)
                        .key(key(pk))
                        .returnValues(ReturnValue.ALL_NEW)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .overrideConfiguration(timeouts)
                        .build());
                return new Outcome(true, response.attributes());
            } catch (ConditionalCheckFailedException e) {
                return new Outcome(false, e.hasItem() ? e.item() : Map.of());
            }
        });
    }

    public static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk));
    }
}
