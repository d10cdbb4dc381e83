package dev.latchkey;

import dev.latchkey.aws.AwsClients;
import dev.latchkey.aws.dynamodb.DynamoDbAuthorizationCodes;
import dev.latchkey.aws.kms.KmsIdTokenSigner;
import dev.latchkey.aws.kms.KmsTokenSealer;
import dev.latchkey.aws.sts.StsCredentialsIssuer;
import dev.latchkey.dpop.DpopProofVerifier;
import dev.latchkey.endpoint.EventLog;
import dev.latchkey.endpoint.JsonEventLog;
import dev.latchkey.endpoint.TokenEndpoint;
import dev.latchkey.grant.AuthorizationCodeGrant;
import dev.latchkey.grant.IdTokens;
import dev.latchkey.grant.RefreshTokenGrant;
import dev.latchkey.grant.RefreshTokens;
import java.time.Clock;
import java.time.InstantSource;

/** The one place where everything is built. */
public final class Wiring {
    /** The clock of the function as Lambda runs it. */
    static final InstantSource SYSTEM_CLOCK = Clock.systemUTC();

    private Wiring() {}

    /** The token endpoint as Lambda runs it: its clients live as long as the process. */
    static TokenEndpoint endpoint(Settings settings) {
        return endpoint(settings, clients(settings), new JsonEventLog(System.out), SYSTEM_CLOCK);
    }

    /** The SDK's clients, which the caller closes. */
    public static AwsClients clients(Settings settings) {
        return AwsClients.create(
                settings.region(),
                new AwsClients.Endpoints(settings.dynamoDbUrl(), settings.kmsUrl(), settings.stsUrl()));
    }

    /** The token endpoint, with the adapters to AWS. */
    public static TokenEndpoint endpoint(Settings settings, AwsClients clients, EventLog events, InstantSource clock) {
        RefreshTokens refreshTokens = new RefreshTokens(new KmsTokenSealer(clients.kms(), settings.sealingKeyArn()));
        return new TokenEndpoint(
                settings.endpointUrls(),
                new DpopProofVerifier(settings.endpointUrls(), settings.proofWindow(), clock),
                new AuthorizationCodeGrant(
                        new DynamoDbAuthorizationCodes(clients.dynamoDb(), settings.tableName()), clock),
                new RefreshTokenGrant(refreshTokens, clock),
                new StsCredentialsIssuer(clients.sts(), settings.sessionPolicy(), settings.sessionPolicyArns()),
                refreshTokens,
                new IdTokens(settings.issuer(), new KmsIdTokenSigner(clients.kms(), settings.signingKeyArn()), clock),
                settings.tokenType(),
                events,
                clock);
    }
}
