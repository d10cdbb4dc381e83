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

/**
 * Builds the SDK's clients, all with the same policy for calls. They are given everything that they would otherwise
 * look up.
 *
 * @param region an AWS Region's name
 * @param http the HTTP client that they share; whoever made it closes it
 */
public record AwsClientFactory(String region, AwsCredentialsProvider credentials, SdkHttpClient http) {
    /** One retry: the caller retries too, and everything must fit in the invocation's time. */
    private static final int MAX_ATTEMPTS = 2;

    /** Lambda sends an instance one request at a time; the local service handles any number at once. */
    private static final int MAX_CONNECTIONS = 1000;

    /**
     * The credentials that Lambda gives a function: in variables, or at a local URL after a restore from a snapshot.
     */
    public static AwsCredentialsProvider lambdaCredentials() {
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(), ContainerCredentialsProvider.create());
    }

    /** A new HTTP client for AWS's services, which the caller closes. */
    public static SdkHttpClient httpClient() {
        return Apache5HttpClient.builder()
                .maxConnections(MAX_CONNECTIONS)
                .connectionTimeout(Duration.ofSeconds(1))
                .socketTimeout(CallTimeouts.ATTEMPT)
                .build();
    }

    /**
     * A client of {@code builder}'s service.
     *
     * @param endpoint where the service is reached, if not at its Region's own endpoint
     */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
            B builder, Optional<URI> endpoint) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(override -> override.scheduledExecutorService(CallTimeouts.TIMERS)
                        .addExecutionInterceptor(new TruncatedResponseInterceptor())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(MAX_ATTEMPTS)
                                .build()))
                .build();
    }
}
