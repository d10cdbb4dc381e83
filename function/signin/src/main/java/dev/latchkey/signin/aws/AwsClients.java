package dev.latchkey.signin.aws;

import dev.latchkey.aws.AwsClientFactory;
import dev.latchkey.aws.PrimingHttpClient;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.kms.KmsClient;

/** The SDK's clients of the sign-in function, sharing one HTTP client, which is closed with them. */
public record AwsClients(DynamoDbClient dynamoDb, KmsClient kms, SdkHttpClient http) implements AutoCloseable {
    /** Clients with the credentials that Lambda gives the function. */
    public static AwsClients inLambda(String region, Optional<URI> dynamoDb, Optional<URI> kms) {
        return create(region, AwsClientFactory.lambdaCredentials(), dynamoDb, kms, AwsClientFactory.httpClient());
    }

    /** The same, for the sign-in of a made-up person. */
    public static AwsClients priming(String region, Optional<URI> dynamoDb, Optional<URI> kms, MadeUpServices madeUp) {
        return create(
                region,
                AwsClientFactory.lambdaCredentials(),
                dynamoDb,
                kms,
                new PrimingHttpClient(AwsClientFactory.httpClient(), madeUp));
    }

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

    /** Where DynamoDB is reached. */
    public URI dynamoDbUrl() {
        DynamoDbServiceClientConfiguration configuration = dynamoDb.serviceClientConfiguration();
        return configuration
                .endpointOverride()
                .orElseGet(() ->
                        URI.create("https://" + DynamoDbClient.serviceMetadata().endpointFor(configuration.region())));
    }

    @Override
    public void close() {
        dynamoDb.close();
        kms.close();
        http.close();
    }
}
