package dev.latchkey.token.grant;

import dev.latchkey.grant.CodeIssuer;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.token.testing.FakeAuthorizationCodes;
import dev.latchkey.token.testing.FakeSessions;
import java.time.Instant;

class FakeAuthorizationCodesTest extends AuthorizationCodesContract {
    private final FakeSessions sessions = new FakeSessions();
    private final FakeAuthorizationCodes codes = new FakeAuthorizationCodes(sessions);

    @Override
    protected CodeIssuer issuer() {
        return codes;
    }

    @Override
    protected AuthorizationCodes codes() {
        return codes;
    }

    @Override
    protected void signOut(PersonId person, Instant notBefore) {
        sessions.signOut(person, notBefore);
    }

    @Override
    protected void endSession(SessionId session, Lever lever) {
        sessions.revoke(session.value(), lever, "a test", context());
    }
}
