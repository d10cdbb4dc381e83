package dev.latchkey.testing;

import dev.latchkey.credentials.CredentialsIssuer;
import dev.latchkey.credentials.SessionCredentials;
import dev.latchkey.grant.Session;
import dev.latchkey.oauth.AccessToken;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Invocation;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Mints numbered credentials for any role whose name is not {@link #FORBIDDEN_ROLE}, and remembers for whom. */
public final class FakeCredentialsIssuer implements CredentialsIssuer {
    public static final String FORBIDDEN_ROLE = "Forbidden";

    private final InstantSource clock;
    private final List<Session> issued = new CopyOnWriteArrayList<>();

    public FakeCredentialsIssuer(InstantSource clock) {
        this.clock = clock;
    }

    /** The sessions that credentials were minted for, in order. */
    public List<Session> issued() {
        return issued;
    }

    @Override
    public SessionCredentials issue(Session session, Invocation invocation) {
        if (session.authorization().roleArn().endsWith("/" + FORBIDDEN_ROLE)) {
            throw new OAuthException(ErrorCode.INSUFFICIENT_PERMISSIONS, "You may not use this role.", "forbidden");
        }
        issued.add(session);
        String number = "%012d".formatted(issued.size());
        return new SessionCredentials(
                new AccessToken("ASIA" + number, Secret.of("secret-key-" + number), Secret.of("token-" + number)),
                clock.instant().plus(SessionCredentials.LIFETIME));
    }
}
