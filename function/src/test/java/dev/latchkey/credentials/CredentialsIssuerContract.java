package dev.latchkey.credentials;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.Session;
import dev.latchkey.oauth.Invocation;
import dev.latchkey.testing.Grants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link CredentialsIssuer} does. */
public abstract class CredentialsIssuerContract {
    private final Session session = Session.start(Grants.CLIENT_ID, "a-thumbprint", Grants.authorization());

    protected abstract CredentialsIssuer issuer();

    protected abstract Instant now();

    protected Invocation invocation() {
        return Invocation.within(Duration.ofSeconds(30), Clock.systemUTC());
    }

    @Test
    void issue_grantedRole_isCredentialsForFifteenMinutes() {
        SessionCredentials credentials = issuer().issue(session, invocation());

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
                issuer().issue(session, invocation()).accessToken(),
                issuer().issue(session, invocation()).accessToken());
    }

    @Test
    void issue_credentials_doNotPrintTheirSecrets() {
        SessionCredentials credentials = issuer().issue(session, invocation());

        assertFalse(credentials
                .toString()
                .contains(credentials.accessToken().secretAccessKey().reveal()));
        assertFalse(credentials
                .toString()
                .contains(credentials.accessToken().sessionToken().reveal()));
    }
}
