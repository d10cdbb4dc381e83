package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.SessionId;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.testing.FakeCredentialsIssuer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FakeCredentialsIssuerTest extends CredentialsIssuerContract {
    private final TestClock clock = TestClock.atStart();
    private final FakeCredentialsIssuer issuer = new FakeCredentialsIssuer(clock);

    @Override
    protected CredentialsIssuer issuer() {
        return issuer;
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Test
    void issue_forbiddenRole_isRefused() {
        Authorization forbidden =
                Grants.authorizationOf("arn:aws:iam::111122223333:role/" + FakeCredentialsIssuer.FORBIDDEN_ROLE);

        OAuthException refusal = assertThrows(
                OAuthException.class,
                () -> issuer.issue(
                        new Session(SessionId.next().value(), Grants.CLIENT_ID, "jkt", forbidden), clock.context()));

        assertEquals(ErrorCode.INSUFFICIENT_PERMISSIONS, refusal.error());
    }
}
