package dev.latchkey.bench.variant;

import dev.latchkey.Settings;
import dev.latchkey.aws.AwsClients;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.AttributeMap;

/** The function's clients with the AWS Common Runtime's HTTP client in place of Apache's. */
final class CrtClients {
    private CrtClients() {}

    static AwsClients create(Settings settings) {
        SdkHttpClient http = http();
        return new AwsClients(
                build(DynamoDbClient.builder(), settings, http, settings.dynamoDbUrl()),
                build(KmsClient.builder(), settings, http, settings.kmsUrl()),
                build(StsClient.builder(), settings, http, settings.stsUrl()),
                http);
    }

    /** It reads no trust store of Java's, and so takes any certificate: that saves it a check, if a small one. */
    static SdkHttpClient http() {
        return AwsCrtHttpClient.builder()
                .buildWithDefaults(AttributeMap.builder()
                        .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true)
                        .build());
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
            B builder, Settings settings, SdkHttpClient http, Optional<URI> endpoint) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(Region.of(settings.region()))
                .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .httpClient(http)
                .overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(2)
                                .build()))
                .build();
    }
}
