package dev.latchkey.local.testing;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.IamClientBuilder;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The SDK's own clients with their defaults, for one stand-in. */
public final class StandInClients {
    private static final SdkHttpClient HTTP = Apache5HttpClient.create();

    private StandInClients() {}

    public static KmsClient kms(URI url) {
        return at(KmsClient.builder(), url, anybody()).build();
    }

    /** A client with credentials that no stand-in minted. */
    public static StsClient sts(URI url) {
        return sts(url, anybody());
    }

    public static StsClient sts(URI url, Credentials minted) {
        return sts(
                url,
                AwsSessionCredentials.create(minted.accessKeyId(), minted.secretAccessKey(), minted.sessionToken()));
    }

    public static StsClient sts(URI url, AwsCredentials credentials) {
        return at(StsClient.builder(), url, credentials).build();
    }

    public static CloudWatchLogsClient logs(URI url, AwsCredentials credentials) {
        return at(CloudWatchLogsClient.builder(), url, credentials).build();
    }

    public static LambdaClient lambda(URI url, AwsCredentials credentials) {
        return at(LambdaClient.builder(), url, credentials).build();
    }

    /** Not built, for who calls by other credentials too. */
    public static IamClientBuilder iam(URI url, AwsCredentials credentials) {
        return at(IamClient.builder(), url, credentials);
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B at(
            B builder, URI url, AwsCredentials credentials) {
        return builder.endpointOverride(url)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(HTTP);
    }

    private static AwsCredentials anybody() {
        return AwsBasicCredentials.create("AKIAANYBODYATALL0000", "any");
    }
}
