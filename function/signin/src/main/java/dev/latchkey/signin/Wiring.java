package dev.latchkey.signin;

import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.kms.KmsMacKey;
import dev.latchkey.aws.kms.KmsSealingKeys;
import dev.latchkey.aws.kms.KmsSigningKey;
import dev.latchkey.aws.kms.KmsSigningKey.Algorithm;
import dev.latchkey.lambda.ApiGatewayHandler;
import dev.latchkey.lambda.Event;
import dev.latchkey.lambda.EventLog;
import dev.latchkey.lambda.JsonEventLog;
import dev.latchkey.lambda.PrimedFunction;
import dev.latchkey.signin.access.RecentAccess;
import dev.latchkey.signin.aws.AwsClients;
import dev.latchkey.signin.aws.MadeUpServices;
import dev.latchkey.signin.aws.dynamodb.DynamoDbAccess;
import dev.latchkey.signin.aws.dynamodb.DynamoDbKnownPeople;
import dev.latchkey.signin.aws.dynamodb.DynamoDbLoginHistory;
import dev.latchkey.signin.aws.dynamodb.DynamoDbLogouts;
import dev.latchkey.signin.aws.dynamodb.DynamoDbRevocations;
import dev.latchkey.signin.aws.dynamodb.DynamoDbSignIns;
import dev.latchkey.signin.aws.kms.KmsClientCredentials;
import dev.latchkey.signin.endpoint.SignInEndpoint;
import dev.latchkey.signin.endpoint.SignInEvent;
import dev.latchkey.signin.flow.SignInFlow;
import dev.latchkey.signin.metadata.KeySet;
import dev.latchkey.signin.metadata.ServiceMetadata;
import dev.latchkey.signin.priming.Priming;
import dev.latchkey.signin.priming.PrimingTransport;
import dev.latchkey.signin.provider.HttpTransport;
import dev.latchkey.signin.provider.ProviderHttp;
import dev.latchkey.signin.provider.ProviderTransport;
import dev.latchkey.signin.provider.RelyingParty;
import dev.latchkey.signin.recheck.Recheck;
import dev.latchkey.signin.recheck.RecheckEvent;
import dev.latchkey.signin.recheck.SessionStream;
import dev.latchkey.signin.session.BackChannelLogout;
import dev.latchkey.signin.session.Revocations;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** The one place where everything is built. */
public final class Wiring {
    /** The clock of the function as Lambda runs it. */
    static final InstantSource SYSTEM_CLOCK = Clock.systemUTC();

    private Wiring() {}

    /** The function as Lambda runs it: its clients live as long as the process. */
    static ApiGatewayHandler handler(Settings settings) {
        AwsClients clients = AwsClients.inLambda(settings.region(), settings.dynamoDbUrl(), settings.kmsUrl());
        EventLog<Event> events = new JsonEventLog(System.out, settings.metricsNamespace());
        HttpTransport providers = new HttpTransport();
        return new ApiGatewayHandler(
                endpoint(settings, clients, providers, events),
                sessionStream(settings, clients, providers, events),
                SYSTEM_CLOCK);
    }

    /** What is run before Lambda takes a snapshot. */
    static Priming priming(Settings settings) {
        return new Priming(
                (accessItem, provider) -> primedFunction(settings, accessItem, provider),
                settings.endpointUrls().getFirst().getRawAuthority(),
                SYSTEM_CLOCK);
    }

    /** The function with clients of its own, in front of services of which some are made up. */
    private static PrimedFunction primedFunction(
            Settings settings, String accessItem, BinaryOperator<String> provider) {
        AwsClients clients = AwsClients.priming(
                settings.region(), settings.dynamoDbUrl(), settings.kmsUrl(), new MadeUpServices(accessItem));
        HttpTransport http = new HttpTransport();
        EventLog<SignInEvent> events = PrimedFunction.events(settings.metricsNamespace(), SignInEvent::isAnswered);
        SignInEndpoint endpoint =
                endpoint(settings, clients, new PrimingTransport(http, clients.dynamoDbUrl(), provider), events);
        return new PrimedFunction(new ApiGatewayHandler(endpoint, SYSTEM_CLOCK), () -> {
            clients.close();
            http.close();
        });
    }

    /**
     * The sign-in endpoint, with the adapters to AWS.
     *
     * @param providers carries requests to identity providers
     */
    public static SignInEndpoint endpoint(
            Settings settings, AwsClients clients, ProviderTransport providers, EventLog<? super SignInEvent> events) {
        DynamoDbTable table = new DynamoDbTable(clients.dynamoDb(), settings.tableName());
        RelyingParty relyingParty = relyingParty(settings, clients, providers);
        Revocations revocations = new DynamoDbRevocations(table);
        return new SignInEndpoint(
                new SignInFlow(
                        new DynamoDbSignIns(
                                table,
                                new KmsMacKey(clients.kms(), settings.codeKeyArn()),
                                new DynamoDbKnownPeople(table, secretsKeys(settings, clients))),
                        relyingParty,
                        settings.partition(),
                        settings.maxSession()),
                new BackChannelLogout(relyingParty, new DynamoDbLogouts(table), revocations),
                new DynamoDbLoginHistory(table),
                revocations,
                new DynamoDbAccess(table),
                new ServiceMetadata(settings.issuer(), settings.bases().getFirst()),
                new KeySet(Stream.concat(
                                signingKeys(clients, settings.signingKeyArns(), Algorithm.ES384),
                                signingKeys(clients, settings.clientKeyArns(), Algorithm.ES256))
                        .toList()),
                settings.bases(),
                settings.region(),
                settings.stsUrl(),
                events);
    }

    /** What takes the records of the table's stream, with the adapters to AWS. */
    public static SessionStream sessionStream(
            Settings settings, AwsClients clients, ProviderTransport providers, EventLog<? super RecheckEvent> events) {
        DynamoDbTable table = new DynamoDbTable(clients.dynamoDb(), settings.tableName());
        DynamoDbKnownPeople people = new DynamoDbKnownPeople(table, secretsKeys(settings, clients));
        Recheck recheck =
                new Recheck(people, relyingParty(settings, clients, providers), new DynamoDbRevocations(table));
        return new SessionStream(recheck, people, new RecentAccess(new DynamoDbAccess(table)), events);
    }

    private static RelyingParty relyingParty(Settings settings, AwsClients clients, ProviderTransport providers) {
        return new RelyingParty(
                new ProviderHttp(providers),
                new KmsClientCredentials(
                        new KmsSigningKey(
                                clients.kms(), settings.clientKeyArns().getFirst(), Algorithm.ES256),
                        secretsKeys(settings, clients)),
                settings.bases().getFirst());
    }

    private static Stream<KmsSigningKey> signingKeys(AwsClients clients, List<String> arns, Algorithm algorithm) {
        return arns.stream().map(arn -> new KmsSigningKey(clients.kms(), arn, algorithm));
    }

    private static KmsSealingKeys secretsKeys(Settings settings, AwsClients clients) {
        return new KmsSealingKeys(clients.kms(), settings.secretsKeyArns());
    }
}
