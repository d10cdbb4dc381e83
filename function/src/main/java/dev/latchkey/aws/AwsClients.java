package dev.latchkey.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients, sharing one HTTP client. Everything they would look up is said here. */
public record AwsClients(DynamoDbClient dynamoDb, KmsClient kms, StsClient sts, SdkHttpClient http)
        implements AutoCloseable {

    /** One retry: the caller retries too, and all of it must fit the invocation's time. */
    private static final int MAX_ATTEMPTS = 2;

    /** Lambda sends an instance one request at a time; the local service takes as many as come. */
    private static final int MAX_CONNECTIONS = 1000;

    /** Where the services are reached, when not at their Region's own endpoints. */
    public record Endpoints(Optional<URI> dynamoDb, Optional<URI> kms, Optional<URI> sts) {}

    /** Clients with the credentials that Lambda gives the function. */
    public static AwsClients create(String region, Endpoints endpoints) {
        return create(region, lambdasCredentials(), endpoints);
    }

    /** Clients with these credentials. */
    public static AwsClients create(String region, AwsCredentialsProvider credentials, Endpoints endpoints) {
        return create(region, credentials, endpoints, httpClient());
    }

    /**
     * Clients for a login of nobody, who reads and redeems no code and assumes no role.
     *
     * @param codeItem DynamoDB's answer to whoever reads a code
     */
    public static AwsClients forRehearsal(String region, Endpoints endpoints, String codeItem) {
        return create(region, lambdasCredentials(), endpoints, new RehearsalHttpClient(httpClient(), codeItem));
    }

    /** Clients with these credentials over {@code http}, which is closed with them. */
    public static AwsClients create(
            String region, AwsCredentialsProvider credentials, Endpoints endpoints, SdkHttpClient http) {
        Shared shared = new Shared(Region.of(region), credentials, http);
        return new AwsClients(
                shared.build(DynamoDbClient.builder(), endpoints.dynamoDb()),
                shared.build(KmsClient.builder(), endpoints.kms()),
                shared.build(StsClient.builder(), endpoints.sts()),
                http);
    }

    /** In variables, or at a local URL where the function was restored from a snapshot. */
    private static AwsCredentialsProvider lambdasCredentials() {
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(), ContainerCredentialsProvider.create());
    }

    private static SdkHttpClient httpClient() {
        return Apache5HttpClient.builder()
                .maxConnections(MAX_CONNECTIONS)
                .connectionTimeout(Duration.ofSeconds(1))
                .socketTimeout(CallTimeouts.ATTEMPT)
                .build();
    }

    @Override
    public void close() {
        dynamoDb.close();
        kms.close();
        sts.close();
        http.close();
    }

    private record Shared(Region region, AwsCredentialsProvider credentials, SdkHttpClient http) {
        <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(B builder, Optional<URI> endpoint) {
            endpoint.ifPresent(builder::endpointOverride);
            return builder.region(region)
                    .credentialsProvider(credentials)
                    .httpClient(http)
                    .overrideConfiguration(override -> override.scheduledExecutorService(CallTimeouts.TIMERS)
                            .addExecutionInterceptor(new CutOffResponses())
                            .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                    .maxAttempts(MAX_ATTEMPTS)
                                    .build()))
                    .build();
        }
    }
}
