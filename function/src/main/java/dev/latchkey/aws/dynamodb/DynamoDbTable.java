package dev.latchkey.aws.dynamodb;

import dev.latchkey.aws.AwsErrors;
import dev.latchkey.aws.CallTimeouts;
import dev.latchkey.oauth.Deadline;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The one table, with the calls that its adapters share. Its key is {@code pk}; {@code expiresAt} is for DynamoDB's TTL,
 * which only sweeps: every reader compares the time itself.
 */
public record DynamoDbTable(DynamoDbClient client, String name) {
    static final String SERVICE = "DynamoDB";

    /**
     * The outcome of a conditional write.
     *
     * @param applied whether the condition held
     * @param item as it is now: with the write, or as it stood against it
     */
    record Outcome(boolean applied, Map<String, AttributeValue> item) {}

    /** The item as of now; empty when there is none. */
    Map<String, AttributeValue> get(String pk, Deadline deadline) {
        try {
            return client.getItem(get -> get.tableName(name)
                            .key(key(pk))
                            .consistentRead(true)
                            .overrideConfiguration(CallTimeouts.within(deadline, SERVICE, "GetItem")))
                    .item();
        } catch (SdkException e) {
            throw AwsErrors.sanitize(SERVICE, "GetItem", e);
        }
    }

    /** Changes the item, or makes it, if the update's condition holds. */
    Outcome update(String pk, Deadline deadline, Consumer<UpdateItemRequest.Builder> update) {
        try {
            return new Outcome(
                    true,
                    client.updateItem(UpdateItemRequest.builder()
                                    .applyMutation(update)
                                    .tableName(name)
                                    .key(key(pk))
                                    .returnValues(ReturnValue.ALL_NEW)
                                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                    .overrideConfiguration(CallTimeouts.within(deadline, SERVICE, "UpdateItem"))
                                    .build())
                            .attributes());
        } catch (ConditionalCheckFailedException e) {
            return new Outcome(false, e.hasItem() ? e.item() : Map.of());
        } catch (SdkException e) {
            throw AwsErrors.sanitize(SERVICE, "UpdateItem", e);
        }
    }

    static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk));
    }
}
