package dev.latchkey.aws.dynamodb;

import dev.latchkey.aws.AwsErrors;
import dev.latchkey.aws.CallTimeouts;
import dev.latchkey.grant.AuthorizationCodes;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Deadline;
import dev.latchkey.oauth.DependencyException;
import dev.latchkey.oauth.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Codes as {@code code#} items: see {@link CodeItem} for what is in one. */
public final class DynamoDbAuthorizationCodes implements AuthorizationCodes {
    private static final String SERVICE = "DynamoDB";

    private final DynamoDbClient dynamoDb;
    private final String tableName;

    public DynamoDbAuthorizationCodes(DynamoDbClient dynamoDb, String tableName) {
        this.dynamoDb = dynamoDb;
        this.tableName = tableName;
    }

    @Override
    public void issue(Secret code, IssuedCode issued, Deadline deadline) {
        try {
            dynamoDb.putItem(put -> put.tableName(tableName)
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
        try {
            Map<String, AttributeValue> item = dynamoDb.getItem(get -> get.tableName(tableName)
                            .key(key(code))
                            .consistentRead(true)
                            .overrideConfiguration(CallTimeouts.within(deadline, SERVICE, "GetItem")))
                    .item();
            return item.isEmpty() ? Optional.empty() : Optional.of(CodeItem.parse(item));
        } catch (IllegalArgumentException e) {
            // An issuer wrote what cannot be redeemed; the message names the attribute.
            throw new DependencyException(SERVICE, "GetItem", "malformed code item: " + e.getMessage());
        } catch (SdkException e) {
            throw AwsErrors.sanitize(SERVICE, "GetItem", e);
        }
    }

    @Override
    public boolean redeem(Secret code, Instant now, Deadline deadline) {
        try {
            dynamoDb.deleteItem(delete -> delete.tableName(tableName)
                    .key(key(code))
                    .conditionExpression("attribute_exists(pk) AND expiresAt > :now")
                    .expressionAttributeValues(
                            Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond()))))
                    .overrideConfiguration(CallTimeouts.within(deadline, SERVICE, "DeleteItem")));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        } catch (SdkException e) {
            throw AwsErrors.sanitize(SERVICE, "DeleteItem", e);
        }
    }

    private static Map<String, AttributeValue> key(Secret code) {
        return Map.of("pk", AttributeValue.fromS(CodeItem.key(code)));
    }
}
