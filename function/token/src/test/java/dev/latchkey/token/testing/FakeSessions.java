package dev.latchkey.token.testing;

import dev.latchkey.grant.PersonId;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.SessionState;
import dev.latchkey.token.grant.Sessions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sessions and people in memory. */
public final class FakeSessions implements Sessions {
    private final Set<String> revoked = new HashSet<>();
    private final Map<PersonId, Instant> notBefore = new HashMap<>();
    private final Map<String, Map<Long, Long>> mints = new HashMap<>();

    @Override
    public synchronized SessionState find(String sessionId, PersonId person, RequestContext context) {
        return new SessionState(
                revoked.contains(sessionId), notBefore(person), mints.getOrDefault(sessionId, Map.of()));
    }

    /** When the person was signed out. */
    public synchronized Optional<Instant> notBefore(PersonId person) {
        return Optional.ofNullable(notBefore.get(person));
    }

    @Override
    public synchronized long countMint(
            String sessionId, int count, long window, Instant keepUntil, RequestContext context) {
        return mints.computeIfAbsent(sessionId, first -> new HashMap<>()).merge(window, (long) count, Long::sum);
    }

    @Override
    public synchronized void revoke(String sessionId, String reason, RequestContext context) {
        revoked.add(sessionId);
    }

    @Override
    public synchronized void signOut(PersonId person, Instant moment, RequestContext context) {
        notBefore.merge(person, moment, (one, other) -> one.isAfter(other) ? one : other);
    }
}
