package dev.latchkey.signin;

import dev.latchkey.aws.AwsClientFactory;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.kms.KmsMacKey;
import dev.latchkey.aws.kms.KmsSealingKey;
import dev.latchkey.aws.kms.KmsSigningKey;
import dev.latchkey.aws.kms.KmsSigningKey.Algorithm;
import dev.latchkey.lambda.ApiGatewayHandler;
import dev.latchkey.lambda.EventLog;
import dev.latchkey.lambda.JsonEventLog;
import dev.latchkey.signin.aws.AwsClients;
import dev.latchkey.signin.aws.dynamodb.DynamoDbAccess;
import dev.latchkey.signin.aws.dynamodb.DynamoDbSignIns;
import dev.latchkey.signin.aws.kms.KmsClientCredentials;
import dev.latchkey.signin.endpoint.SignInEndpoint;
import dev.latchkey.signin.endpoint.SignInEvent;
import dev.latchkey.signin.flow.SignInFlow;
import dev.latchkey.signin.metadata.KeySet;
import dev.latchkey.signin.metadata.ServiceMetadata;
import dev.latchkey.signin.provider.HttpTransport;
import dev.latchkey.signin.provider.ProviderHttp;
import dev.latchkey.signin.provider.RelyingParty;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one place where everything is built. */
public final class Wiring {
    /** The clock of the function as Lambda runs it. */
    static final InstantSource SYSTEM_CLOCK = Clock.systemUTC();

    private Wiring() {}

    /** The function as Lambda runs it: its clients live as long as the process. */
    static ApiGatewayHandler handler(Settings settings) {
        return new ApiGatewayHandler(
                endpoint(
                        settings,
                        AwsClients.create(
                                settings.region(),
                                AwsClientFactory.lambdaCredentials(),
                                settings.dynamoDbUrl(),
                                settings.kmsUrl(),
                                AwsClientFactory.httpClient()),
                        new JsonEventLog(System.out, settings.metricsNamespace())),
                SYSTEM_CLOCK);
    }

    /** The sign-in endpoint, with the adapters to AWS. */
    public static SignInEndpoint endpoint(Settings settings, AwsClients clients, EventLog<? super SignInEvent> events) {
        DynamoDbTable table = new DynamoDbTable(clients.dynamoDb(), settings.tableName());
        KmsSigningKey clientKey = new KmsSigningKey(clients.kms(), settings.clientKeyArn(), Algorithm.ES256);
        List<KmsSigningKey> published = Stream.of(
                        Optional.of(settings.signingKeyArn()), settings.previousSigningKeyArn())
                .flatMap(Optional::stream)
                .map(arn -> new KmsSigningKey(clients.kms(), arn, Algorithm.ES384))
                .toList();
        RelyingParty relyingParty = new RelyingParty(
                new ProviderHttp(new HttpTransport()),
                new KmsClientCredentials(clientKey, new KmsSealingKey(clients.kms(), settings.secretsKeyArn())),
                settings.bases().getFirst());
        return new SignInEndpoint(
                new SignInFlow(
                        new DynamoDbSignIns(table, new KmsMacKey(clients.kms(), settings.codeKeyArn())),
                        relyingParty,
                        settings.partition(),
                        settings.maxSession()),
                new DynamoDbAccess(table),
                new ServiceMetadata(settings.issuer(), settings.bases().getFirst()),
                new KeySet(
                        Stream.concat(published.stream(), Stream.of(clientKey)).toList()),
                settings.bases(),
                settings.region(),
                events);
    }
}
