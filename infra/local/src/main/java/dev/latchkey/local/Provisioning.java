package dev.latchkey.local;

import dev.latchkey.aws.AwsClients;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/**
 * Makes the table and the keys that template.yaml describes, wherever the clients point, unless they are there.
 *
 * @param sealingKeyArn the symmetric key for refresh tokens
 * @param signingKeyArn the ECC_NIST_P384 key for id tokens
 */
public record Provisioning(String tableName, String sealingKeyArn, String signingKeyArn) {
    /** The clients wait two seconds for an answer, and a service that has just started may take ten for its first. */
    private static final int ATTEMPTS = 6;

    /**
     * Makes what is missing.
     *
     * @param name names the table, and the keys by their aliases
     */
    public static Provisioning ensure(AwsClients clients, String name) {
        patiently(() -> table(clients.dynamoDb(), name));
        return new Provisioning(
                name,
                patiently(() -> key(
                        clients.kms(),
                        "alias/" + name + "-sealing",
                        KeySpec.SYMMETRIC_DEFAULT,
                        KeyUsageType.ENCRYPT_DECRYPT)),
                patiently(() -> key(
                        clients.kms(), "alias/" + name + "-signing", KeySpec.ECC_NIST_P384, KeyUsageType.SIGN_VERIFY)));
    }

    private static String table(DynamoDbClient dynamoDb, String name) {
        try {
            dynamoDb.createTable(create -> create.tableName(name)
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName("pk")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(KeySchemaElement.builder()
                            .attributeName("pk")
                            .keyType(KeyType.HASH)
                            .build())
                    .billingMode(BillingMode.PAY_PER_REQUEST));
        } catch (ResourceInUseException e) {
            // It is there already, made by an earlier run or an attempt whose answer was lost.
        }
        dynamoDb.waiter().waitUntilTableExists(describe -> describe.tableName(name));
        TimeToLiveStatus sweeping = dynamoDb.describeTimeToLive(describe -> describe.tableName(name))
                .timeToLiveDescription()
                .timeToLiveStatus();
        if (sweeping == TimeToLiveStatus.DISABLED) {
            dynamoDb.updateTimeToLive(update -> update.tableName(name)
                    .timeToLiveSpecification(
                            ttl -> ttl.attributeName("expiresAt").enabled(true)));
        }
        return name;
    }

    private static String key(KmsClient kms, String alias, KeySpec spec, KeyUsageType usage) {
        try {
            return kms.describeKey(describe -> describe.keyId(alias))
                    .keyMetadata()
                    .arn();
        } catch (NotFoundException e) {
            String arn = kms.createKey(create -> create.keySpec(spec).keyUsage(usage))
                    .keyMetadata()
                    .arn();
            kms.createAlias(create -> create.aliasName(alias).targetKeyId(arn));
            return arn;
        }
    }

    /** Asks again when no answer came. What is asked may have been done all the same, and so is asked idempotently. */
    private static String patiently(Supplier<String> call) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return call.get();
            } catch (SdkClientException e) {
                // The last attempt tells.
            }
        }
        return call.get();
    }
}
