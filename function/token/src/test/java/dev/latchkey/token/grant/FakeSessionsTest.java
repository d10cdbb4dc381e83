package dev.latchkey.token.grant;

import dev.latchkey.token.testing.FakeSessions;

class FakeSessionsTest extends SessionsContract {
    private final FakeSessions sessions = new FakeSessions();

    @Override
    protected Sessions sessions() {
        return sessions;
    }
}
