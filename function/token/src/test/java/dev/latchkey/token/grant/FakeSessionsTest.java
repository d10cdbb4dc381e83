package dev.latchkey.token.grant;

import dev.latchkey.grant.PersonId;
import dev.latchkey.token.testing.FakeSessions;
import java.time.Instant;

class FakeSessionsTest extends SessionsContract {
    private final FakeSessions sessions = new FakeSessions();

    @Override
    protected Sessions sessions() {
        return sessions;
    }

    @Override
    protected void signOut(PersonId person, Instant notBefore) {
        sessions.signOut(person, notBefore);
    }
}
