package dev.latchkey.token.testing;

import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.AccessToken;
import dev.latchkey.token.grant.CredentialsIssuer;
import dev.latchkey.token.grant.Session;
import dev.latchkey.token.grant.SessionCredentials;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Mints numbered credentials for any role but {@link #FORBIDDEN_ROLE}, and remembers for whom. */
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
    public SessionCredentials issue(Session session, RequestContext context) {
        if (session.authorization().role().toString().endsWith("/" + FORBIDDEN_ROLE)) {
            throw new OAuthException(ErrorCode.INSUFFICIENT_PERMISSIONS, "You may not use this role.", "forbidden");
        }
        issued.add(session);
        String number = "%012d".formatted(issued.size());
        return new SessionCredentials(
                new AccessToken("ASIA" + number, Secret.of("secret-key-" + number), Secret.of("token-" + number)),
                clock.instant().plus(SessionCredentials.LIFETIME));
    }
}
