package dev.latchkey.token;

import dev.latchkey.aws.AwsClientFactory;
import dev.latchkey.aws.PrimingHttpClient;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.kms.KmsMacKey;
import dev.latchkey.lambda.ApiGatewayHandler;
import dev.latchkey.lambda.Event;
import dev.latchkey.lambda.EventLog;
import dev.latchkey.lambda.JsonEventLog;
import dev.latchkey.lambda.PrimedFunction;
import dev.latchkey.token.aws.AwsClients;
import dev.latchkey.token.aws.MadeUpServices;
import dev.latchkey.token.aws.dynamodb.DynamoDbAccessRules;
import dev.latchkey.token.aws.dynamodb.DynamoDbAuthorizationCodes;
import dev.latchkey.token.aws.dynamodb.DynamoDbProofLedger;
import dev.latchkey.token.aws.dynamodb.DynamoDbRefreshAnswers;
import dev.latchkey.token.aws.dynamodb.DynamoDbSessions;
import dev.latchkey.token.aws.kms.KmsIdTokenSigner;
import dev.latchkey.token.aws.kms.KmsTokenSealer;
import dev.latchkey.token.aws.sts.StsCredentialsIssuer;
import dev.latchkey.token.aws.sts.StsRoleTrust;
import dev.latchkey.token.dpop.DpopProofVerifier;
import dev.latchkey.token.endpoint.RoleTrustInvocation;
import dev.latchkey.token.endpoint.TokenEndpoint;
import dev.latchkey.token.endpoint.TokenEvent;
import dev.latchkey.token.grant.AuthorizationCodeGrant;
import dev.latchkey.token.grant.HeldRules;
import dev.latchkey.token.grant.IdTokens;
import dev.latchkey.token.grant.MintLimit;
import dev.latchkey.token.grant.Ports;
import dev.latchkey.token.grant.RefreshTokenGrant;
import dev.latchkey.token.grant.SharedAnswers;
import dev.latchkey.token.priming.Priming;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The one place where everything is built. */
public final class Wiring {
    /** The clock of the function as Lambda runs it. */
    static final InstantSource SYSTEM_CLOCK = Clock.systemUTC();

    private Wiring() {}

    /** The function as Lambda runs it: its clients live as long as the process. */
    static ApiGatewayHandler handler(Settings settings) {
        EventLog<Event> events = new JsonEventLog(System.out, settings.metricsNamespace());
        AwsClients clients = clients(settings);
        return new ApiGatewayHandler(
                endpoint(settings, clients, events),
                new RoleTrustInvocation(new StsRoleTrust(clients.sts()), events),
                SYSTEM_CLOCK);
    }

    /** What is run before Lambda takes a snapshot. */
    static Priming priming(Settings settings) {
        return new Priming(
                (codeItem, rulesItem) -> primedFunction(settings, new MadeUpServices(codeItem, rulesItem)),
                settings.endpointUrls().getFirst(),
                settings.accountId(),
                SYSTEM_CLOCK);
    }

    /** The function with clients of its own, in front of services of which some are made up. */
    private static PrimedFunction primedFunction(Settings settings, MadeUpServices madeUp) {
        AwsClients clients = AwsClients.create(
                settings.region(),
                AwsClientFactory.lambdaCredentials(),
                endpoints(settings),
                new PrimingHttpClient(AwsClientFactory.httpClient(), madeUp));
        EventLog<TokenEvent> events = PrimedFunction.events(settings.metricsNamespace(), TokenEvent::isIssued);
        return new PrimedFunction(
                new ApiGatewayHandler(endpoint(settings, clients, events), SYSTEM_CLOCK), clients::close);
    }

    /** The SDK's clients, which the caller closes. */
    public static AwsClients clients(Settings settings) {
        return AwsClients.create(settings.region(), endpoints(settings));
    }

    /** The token endpoint, with the adapters to AWS. */
    public static TokenEndpoint endpoint(Settings settings, AwsClients clients, EventLog<? super TokenEvent> events) {
        return endpoint(settings, ports(settings, clients), events, Wiring::sleep);
    }

    /**
     * The token endpoint around these ports.
     *
     * @param sleeper waits while another request mints
     */
    public static TokenEndpoint endpoint(
            Settings settings, Ports ports, EventLog<? super TokenEvent> events, Consumer<Duration> sleeper) {
        HeldRules rules = new HeldRules(ports.accessRules(), settings.grace());
        return new TokenEndpoint(
                settings.endpointUrls(),
                new DpopProofVerifier(settings.endpointUrls(), settings.proofWindow()),
                new AuthorizationCodeGrant(
                        ports,
                        rules,
                        new IdTokens(settings.issuer(), ports.signer()),
                        settings.maxSession(),
                        settings.redeemFromSignInAddress()),
                new RefreshTokenGrant(
                        ports,
                        rules,
                        new SharedAnswers(ports.answers(), sleeper),
                        new MintLimit(ports.sessions(), settings.mintLimit()),
                        settings.maxSession()),
                settings.tokenType(),
                events);
    }

    private static Ports ports(Settings settings, AwsClients clients) {
        DynamoDbTable table = new DynamoDbTable(clients.dynamoDb(), settings.tableName());
        return new Ports(
                new DynamoDbAuthorizationCodes(table),
                new KmsMacKey(clients.kms(), settings.codeKeyArn()),
                new DynamoDbSessions(table),
                new DynamoDbAccessRules(table),
                new DynamoDbRefreshAnswers(table),
                new DynamoDbProofLedger(table),
                new StsCredentialsIssuer(clients.sts(), settings.sessionPolicy(), settings.sessionPolicyArns()),
                new KmsTokenSealer(clients.kms(), settings.sealingKeyArn()),
                new KmsIdTokenSigner(clients.kms(), settings.signingKeyArn()));
    }

    /** Where the settings say that the services are. */
    public static AwsClients.Endpoints endpoints(Settings settings) {
        return new AwsClients.Endpoints(settings.dynamoDbUrl(), settings.kmsUrl(), settings.stsUrl());
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
