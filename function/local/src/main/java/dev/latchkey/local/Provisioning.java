package dev.latchkey.local;

import dev.latchkey.local.template.Template;
import dev.latchkey.local.template.TemplateNode;
import dev.latchkey.token.aws.AwsClients;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/**
 * Makes the table and the keys as template.yaml describes them, wherever the clients point, unless they exist. What
 * protects them (backups, encryption, policies) and changes no response is left to CloudFormation.
 *
 * @param sealingKeyArn the symmetric key for refresh tokens
 * @param signingKeyArn the ECC_NIST_P384 key for id tokens
 * @param codeKeyArn the HMAC_256 key for codes
 * @param clientKeyArn the ECC_NIST_P256 key for identity providers
 * @param secretsKeyArn the symmetric key for client secrets
 */
public record Provisioning(
        String tableName,
        String sealingKeyArn,
        String signingKeyArn,
        String codeKeyArn,
        String clientKeyArn,
        String secretsKeyArn) {
    /** The clients wait two seconds for a response, and a service that has just started may take ten for its first. */
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
                key(clients, name, "sealing", "SealingKey1"),
                key(clients, name, "signing", "SigningKey1"),
                key(clients, name, "code", "CodeKey1"),
                key(clients, name, "client", "ClientKey1"),
                key(clients, name, "secrets", "SecretsKey1"));
    }

    private static String key(AwsClients clients, String name, String purpose, String logicalId) {
        return patiently(() -> key(clients.kms(), "alias/" + name + "-" + purpose, Template.properties(logicalId)));
    }

    private static String table(DynamoDbClient dynamoDb, String name) {
        TemplateNode table = Template.properties("TokenTable");
        try {
            dynamoDb.createTable(create -> create.tableName(name)
                    .attributeDefinitions(table.get("AttributeDefinitions").elements().stream()
                            .map(attribute -> AttributeDefinition.builder()
                                    .attributeName(
                                            attribute.get("AttributeName").text())
                                    .attributeType(
                                            attribute.get("AttributeType").text())
                                    .build())
                            .toList())
                    .keySchema(table.get("KeySchema").elements().stream()
                            .map(key -> KeySchemaElement.builder()
                                    .attributeName(key.get("AttributeName").text())
                                    .keyType(key.get("KeyType").text())
                                    .build())
                            .toList())
                    .streamSpecification(stream(table))
                    .billingMode(table.get("BillingMode").text()));
        } catch (ResourceInUseException e) {
            // It exists already, from an earlier run or from an attempt whose response was lost.
        }
        dynamoDb.waiter().waitUntilTableExists(describe -> describe.tableName(name));
        if (dynamoDb.describeTable(describe -> describe.tableName(name)).table().streamSpecification() == null) {
            // Of an earlier version.
            dynamoDb.updateTable(update -> update.tableName(name).streamSpecification(stream(table)));
        }
        if (isKeptForever(dynamoDb, name)) {
            TemplateNode timeToLive = table.get("TimeToLiveSpecification");
            try {
                dynamoDb.updateTimeToLive(update -> update.tableName(name)
                        .timeToLiveSpecification(ttl -> ttl.attributeName(
                                        timeToLive.get("AttributeName").text())
                                .enabled(Boolean.valueOf(
                                        timeToLive.get("Enabled").text()))));
            } catch (DynamoDbException e) {
                // An attempt whose response was lost may have done it: the service refuses to do it again.
                if (isKeptForever(dynamoDb, name)) {
                    throw e;
                }
            }
        }
        return name;
    }

    private static boolean isKeptForever(DynamoDbClient dynamoDb, String table) {
        return dynamoDb.describeTimeToLive(describe -> describe.tableName(table))
                        .timeToLiveDescription()
                        .timeToLiveStatus()
                == TimeToLiveStatus.DISABLED;
    }

    private static StreamSpecification stream(TemplateNode table) {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(
                        table.get("StreamSpecification").get("StreamViewType").text())
                .build();
    }

    private static String key(KmsClient kms, String alias, TemplateNode key) {
        try {
            return arnOf(kms, alias);
        } catch (NotFoundException e) {
            // For what the template leaves out, CloudFormation and KMS have the same defaults.
            String arn = kms.createKey(create -> create.keySpec(
                                    key.find("KeySpec").map(TemplateNode::text).orElse("SYMMETRIC_DEFAULT"))
                            .keyUsage(
                                    key.find("KeyUsage").map(TemplateNode::text).orElse("ENCRYPT_DECRYPT")))
                    .keyMetadata()
                    .arn();
            try {
                kms.createAlias(create -> create.aliasName(alias).targetKeyId(arn));
            } catch (AlreadyExistsException made) {
                // An attempt whose response was lost named its key.
                return arnOf(kms, alias);
            }
            return arn;
        }
    }

    private static String arnOf(KmsClient kms, String alias) {
        return kms.describeKey(describe -> describe.keyId(alias)).keyMetadata().arn();
    }

    /**
     * Calls again if there was no response. The call may have been carried out all the same, so it must be idempotent.
     */
    public static <T> T patiently(Supplier<T> call) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return call.get();
            } catch (SdkClientException e) {
                // The last attempt throws.
            }
        }
        return call.get();
    }
}
