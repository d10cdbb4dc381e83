package dev.latchkey.token.aws;

import dev.latchkey.aws.AwsClientFactory;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients of the token function, sharing one HTTP client, which is closed with them. */
public record AwsClients(DynamoDbClient dynamoDb, KmsClient kms, StsClient sts, SdkHttpClient http)
        implements AutoCloseable {

    /** Where the services are reached, when not at their Region's own endpoints. */
    public record Endpoints(Optional<URI> dynamoDb, Optional<URI> kms, Optional<URI> sts) {}

    /** Clients with the credentials that Lambda gives the function. */
    public static AwsClients create(String region, Endpoints endpoints) {
        return create(region, AwsClientFactory.lambdaCredentials(), endpoints);
    }

    /** Clients with these credentials. */
    public static AwsClients create(String region, AwsCredentialsProvider credentials, Endpoints endpoints) {
        return create(region, credentials, endpoints, AwsClientFactory.httpClient());
    }

    /** Clients with these credentials over {@code http}, which is closed with them. */
    public static AwsClients create(
            String region, AwsCredentialsProvider credentials, Endpoints endpoints, SdkHttpClient http) {
        AwsClientFactory factory = new AwsClientFactory(region, credentials, http);
        return new AwsClients(
                factory.build(DynamoDbClient.builder(), endpoints.dynamoDb()),
                factory.build(KmsClient.builder(), endpoints.kms()),
                factory.build(StsClient.builder(), endpoints.sts()),
                http);
    }

    @Override
    public void close() {
        dynamoDb.close();
        kms.close();
        sts.close();
        http.close();
    }
}
