package dev.latchkey.local;

import dev.latchkey.local.sts.StsStandIn;
import dev.latchkey.token.aws.AwsClients;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The production clients, pointed at a backend, which takes any credentials. */
public final class LocalClients {
    private LocalClients() {}

    public static AwsClients create(Backend backend) {
        return AwsClients.create(
                LocalService.REGION,
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(StsStandIn.OPERATOR_KEY, StsStandIn.OPERATOR_KEY)),
                new AwsClients.Endpoints(
                        Optional.of(backend.dynamoDb()), Optional.of(backend.kms()), Optional.of(backend.sts())));
    }
}
