package dev.latchkey.signin.aws;

import dev.latchkey.aws.AwsClientFactory;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/** The SDK's clients of the sign-in function, sharing one HTTP client, which is closed with them. */
public record AwsClients(DynamoDbClient dynamoDb, KmsClient kms, SdkHttpClient http) implements AutoCloseable {
    /**
     * Clients over {@code http}, which is closed with them.
     *
     * @param dynamoDb where DynamoDB is, when not at its Region's own endpoint
     * @param kms where KMS is, likewise
     */
    public static AwsClients create(
            String region,
            AwsCredentialsProvider credentials,
            Optional<URI> dynamoDb,
            Optional<URI> kms,
            SdkHttpClient http) {
        AwsClientFactory factory = new AwsClientFactory(region, credentials, http);
        return new AwsClients(
                factory.build(DynamoDbClient.builder(), dynamoDb), factory.build(KmsClient.builder(), kms), http);
    }

    @Override
    public void close() {
        dynamoDb.close();
        kms.close();
        http.close();
    }
}
