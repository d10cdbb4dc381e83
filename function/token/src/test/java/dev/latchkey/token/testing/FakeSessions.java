package dev.latchkey.token.testing;

import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.SessionState;
import dev.latchkey.token.grant.Sessions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Sessions in memory. */
public final class FakeSessions implements Sessions {
    private final Set<String> revoked = new HashSet<>();
    private final Map<String, Map<Long, Long>> mints = new HashMap<>();

    @Override
    public synchronized SessionState find(String sessionId, RequestContext context) {
        return new SessionState(revoked.contains(sessionId), mints.getOrDefault(sessionId, Map.of()));
    }

    @Override
    public synchronized long countMint(
            String sessionId, int count, long window, Instant keepUntil, RequestContext context) {
        return mints.computeIfAbsent(sessionId, first -> new HashMap<>()).merge(window, (long) count, Long::sum);
    }

    @Override
    public synchronized void revoke(String sessionId, String reason, Instant now, RequestContext context) {
        revoked.add(sessionId);
    }
}
