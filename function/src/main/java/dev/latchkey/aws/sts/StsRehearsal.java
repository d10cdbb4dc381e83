package dev.latchkey.aws.sts;

import dev.latchkey.aws.AwsOperation;
import dev.latchkey.credentials.CredentialsIssuer;
import dev.latchkey.credentials.SessionCredentials;
import dev.latchkey.grant.Session;
import dev.latchkey.oauth.AccessToken;
import dev.latchkey.oauth.Invocation;
import dev.latchkey.oauth.Secret;
import java.time.InstantSource;
import software.amazon.awssdk.services.sts.StsClient;

/** Asks STS what takes no permission, where credentials would be minted, and makes up credentials that AWS never takes. */
public final class StsRehearsal implements CredentialsIssuer {
    private static final AwsOperation GET_CALLER_IDENTITY = new AwsOperation("STS", "GetCallerIdentity");

    private final StsClient sts;
    private final InstantSource clock;

    public StsRehearsal(StsClient sts, InstantSource clock) {
        this.sts = sts;
        this.clock = clock;
    }

    @Override
    public SessionCredentials issue(Session session, Invocation invocation) {
        String account = GET_CALLER_IDENTITY.call(
                invocation,
                timeouts -> sts.getCallerIdentity(request -> request.overrideConfiguration(timeouts))
                        .account());
        return new SessionCredentials(
                new AccessToken(account, Secret.of("none"), Secret.of("none")),
                clock.instant().plus(SessionCredentials.LIFETIME));
    }
}
