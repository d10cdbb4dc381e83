package dev.latchkey.bench.variant;

import dev.latchkey.token.Settings;
import dev.latchkey.token.Wiring;
import dev.latchkey.token.aws.AwsClients;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** The function's clients with the AWS Common Runtime's HTTP client in place of Apache's. */
final class CrtClients {
    private CrtClients() {}

    /** It reads no trust store of Java's, and so takes any certificate: that saves it a check, if a small one. */
    static AwsClients create(Settings settings) {
        return AwsClients.create(
                settings.region(),
                EnvironmentVariableCredentialsProvider.create(),
                Wiring.endpoints(settings),
                AwsCrtHttpClient.builder()
                        .buildWithDefaults(AttributeMap.builder()
                                .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true)
                                .build()));
    }
}
