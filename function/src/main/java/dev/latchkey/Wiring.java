package dev.latchkey;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.dynamodb.DynamoDbAuthorizationCodes;
import dev.latchkey.aws.dynamodb.DynamoDbProofLedger;
import dev.latchkey.aws.dynamodb.DynamoDbRefreshAnswers;
import dev.latchkey.aws.dynamodb.DynamoDbSessions;
import dev.latchkey.aws.dynamodb.DynamoDbSubjects;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.kms.KmsIdTokenSigner;
import dev.latchkey.aws.kms.KmsTokenSealer;
import dev.latchkey.aws.sts.StsCredentialsIssuer;
import dev.latchkey.credentials.CredentialsIssuer;
import dev.latchkey.dpop.DpopProofVerifier;
import dev.latchkey.dpop.ReplayCheck;
import dev.latchkey.endpoint.CodeRedemption;
import dev.latchkey.endpoint.EventLog;
import dev.latchkey.endpoint.JsonEventLog;
import dev.latchkey.endpoint.SessionRefresh;
import dev.latchkey.endpoint.TokenEndpoint;
import dev.latchkey.grant.AuthorizationCodeGrant;
import dev.latchkey.grant.IdTokens;
import dev.latchkey.grant.MintLimit;
import dev.latchkey.grant.RefreshElection;
import dev.latchkey.grant.RefreshTokenGrant;
import dev.latchkey.grant.RefreshTokens;
import dev.latchkey.grant.RevocationCheck;
import dev.latchkey.grant.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The one place where everything is built. */
public final class Wiring {
    /** The clock of the function as Lambda runs it. */
    static final InstantSource SYSTEM_CLOCK = Clock.systemUTC();

    private Wiring() {}

    /** The token endpoint as Lambda runs it: its clients live as long as the process. */
    static TokenEndpoint endpoint(Settings settings) {
        return endpoint(
                settings, clients(settings), new JsonEventLog(System.out, settings.metricsNamespace()), SYSTEM_CLOCK);
    }

    /** What runs before Lambda takes a snapshot. Its failures are told in the log, and counted in no metric. */
    static Rehearsal rehearsal(Settings settings) {
        return new Rehearsal(settings, new JsonEventLog(System.out, Optional.empty()), SYSTEM_CLOCK);
    }

    /** The SDK's clients, which the caller closes. */
    public static AwsClients clients(Settings settings) {
        return AwsClients.create(settings.region(), endpoints(settings));
    }

    /** Clients for a rehearsal, which the caller closes. */
    static AwsClients rehearsalClients(Settings settings, String codeItem) {
        return AwsClients.forRehearsal(settings.region(), endpoints(settings), codeItem);
    }

    /** The token endpoint, with the adapters to AWS. */
    public static TokenEndpoint endpoint(Settings settings, AwsClients clients, EventLog events, InstantSource clock) {
        DynamoDbTable table = new DynamoDbTable(clients.dynamoDb(), settings.tableName());
        Sessions sessions = new DynamoDbSessions(table);
        RevocationCheck revocationCheck = new RevocationCheck(new DynamoDbSubjects(table));
        ReplayCheck replayCheck = new ReplayCheck(new DynamoDbProofLedger(table), clock);
        CredentialsIssuer credentialsIssuer =
                new StsCredentialsIssuer(clients.sts(), settings.sessionPolicy(), settings.sessionPolicyArns());
        RefreshTokens refreshTokens = new RefreshTokens(new KmsTokenSealer(clients.kms(), settings.sealingKeyArn()));
        return new TokenEndpoint(
                settings.endpointUrls(),
                new DpopProofVerifier(settings.endpointUrls(), settings.proofWindow(), clock),
                new CodeRedemption(
                        replayCheck,
                        new AuthorizationCodeGrant(
                                new DynamoDbAuthorizationCodes(table), sessions, settings.maxSession(), clock),
                        revocationCheck,
                        credentialsIssuer,
                        refreshTokens,
                        new IdTokens(
                                settings.issuer(),
                                new KmsIdTokenSigner(clients.kms(), settings.signingKeyArn()),
                                clock)),
                new SessionRefresh(
                        replayCheck,
                        new RefreshTokenGrant(refreshTokens, settings.maxSession(), clock),
                        new RefreshElection(new DynamoDbRefreshAnswers(table), Wiring::sleep, clock),
                        sessions,
                        revocationCheck,
                        new MintLimit(sessions, settings.mintLimit(), clock),
                        credentialsIssuer,
                        refreshTokens),
                settings.tokenType(),
                events);
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
