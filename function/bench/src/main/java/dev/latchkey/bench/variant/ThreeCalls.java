package dev.latchkey.bench.variant;

import dev.latchkey.token.Settings;
import dev.latchkey.token.aws.AwsClients;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The least that the SDK can do at its best: a DynamoDB, an STS and a KMS call with the Common Runtime's client. */
public final class ThreeCalls {
    static final String ROLE_ARN = "arn:aws:iam::111122223333:role/people/Developer";
    static final String DONE = "done";

    private ThreeCalls() {}

    public static void main(String[] arguments) {
        Settings settings = Settings.fromEnvironment();
        AwsClients clients = CrtClients.create(settings);
        clients.dynamoDb()
                .getItem(get -> get.tableName(settings.tableName())
                        .key(Map.of("pk", AttributeValue.fromS("code#none")))
                        .consistentRead(true));
        clients.sts().assumeRole(role -> role.roleArn(ROLE_ARN).roleSessionName("ada"));
        clients.kms()
                .encrypt(encrypt -> encrypt.keyId(settings.sealingKeyArn()).plaintext(SdkBytes.fromUtf8String("text")));
        System.out.println(DONE);
        System.exit(0);
    }
}
