package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.SessionId;
import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.Grants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link CredentialsIssuer} must do. */
public abstract class CredentialsIssuerContract {
    private final Session session =
            new Session(SessionId.next().value(), Grants.CLIENT_ID, "a-thumbprint", Grants.authorization());

    protected abstract CredentialsIssuer issuer();

    protected abstract Instant now();

    protected RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(30), Clock.systemUTC());
    }

    @Test
    void issue_grantedRole_isCredentialsForFifteenMinutes() {
        SessionCredentials credentials = issuer().issue(session, context());

        assertFalse(credentials.accessToken().accessKeyId().isEmpty());
        assertFalse(credentials.accessToken().secretAccessKey().reveal().isEmpty());
        assertFalse(credentials.accessToken().sessionToken().reveal().isEmpty());
        Duration lifetime = Duration.between(now(), credentials.expiration());
        assertTrue(
                lifetime.compareTo(Duration.ofMinutes(14)) > 0 && lifetime.compareTo(Duration.ofMinutes(16)) < 0,
                "they last " + lifetime);
    }

    @Test
    void issue_twice_isNewCredentials() {
        assertNotEquals(
                issuer().issue(session, context()).accessToken(),
                issuer().issue(session, context()).accessToken());
    }

    @Test
    void issue_credentials_doNotPrintTheirSecrets() {
        SessionCredentials credentials = issuer().issue(session, context());

        assertFalse(credentials
                .toString()
                .contains(credentials.accessToken().secretAccessKey().reveal()));
        assertFalse(credentials
                .toString()
                .contains(credentials.accessToken().sessionToken().reveal()));
    }
}
