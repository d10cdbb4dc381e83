package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.testing.FakeTokenSealer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefreshTokenGrantTest {
    private static final String JKT = "a-thumbprint";

    private final TestClock clock = TestClock.atStart();
    private final RefreshTokens refreshTokens = new RefreshTokens(new FakeTokenSealer());
    private final Session session = Session.start(Grants.CLIENT_ID, JKT, Grants.authorization());

    private Session open(Duration maxSession) {
        RefreshTokenGrant grant = new RefreshTokenGrant(refreshTokens, maxSession, clock);
        Secret token = refreshTokens.seal(session, clock.context());
        TokenRequest.Refresh request = new TokenRequest.Refresh(Grants.CLIENT_ID, token, Casing.CAMEL_CASE);
        return grant.open(request, grant.parse(request), JKT, clock.context());
    }

    @Test
    void open_aSecondBeforeTheLongestSessionOfThisDeployment_isTheSession() {
        clock.advance(Duration.ofHours(6).minusSeconds(1));

        assertEquals(session, open(Duration.ofHours(6)));
    }

    @Test
    void open_atTheLongestSessionOfThisDeployment_isExpiredThoughMoreWasGranted() {
        clock.advance(Duration.ofHours(6));

        assertEquals(
                ErrorCode.TOKEN_EXPIRED,
                assertThrows(OAuthException.class, () -> open(Duration.ofHours(6)))
                        .error());
    }
}
