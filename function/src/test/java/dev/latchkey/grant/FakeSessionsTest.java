package dev.latchkey.grant;

import dev.latchkey.testing.FakeSessions;

class FakeSessionsTest extends SessionsContract {
    private final FakeSessions sessions = new FakeSessions();

    @Override
    protected Sessions sessions() {
        return sessions;
    }
}
