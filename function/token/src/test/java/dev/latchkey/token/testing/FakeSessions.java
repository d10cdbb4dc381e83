package dev.latchkey.token.testing;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.grant.PersonMarks.Mark;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.SessionState;
import dev.latchkey.token.grant.Sessions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions and people in memory. */
public final class FakeSessions implements Sessions {
    private final Map<String, Lever> revoked = new HashMap<>();
    private final Map<PersonId, PersonMarks> marks = new HashMap<>();
    private final Map<String, Map<Long, Long>> mints = new HashMap<>();

    @Override
    public synchronized SessionState find(String sessionId, PersonId person, RequestContext context) {
        return new SessionState(
                revoked.containsKey(sessionId),
                Optional.ofNullable(revoked.get(sessionId)),
                marks(person),
                mints.getOrDefault(sessionId, Map.of()));
    }

    /** What was ended of the person's access. */
    public synchronized PersonMarks marks(PersonId person) {
        return marks.getOrDefault(person, PersonMarks.NONE);
    }

    @Override
    public synchronized long countMint(
            String sessionId, int count, long window, Instant keepUntil, RequestContext context) {
        return mints.computeIfAbsent(sessionId, first -> new HashMap<>()).merge(window, (long) count, Long::sum);
    }

    @Override
    public synchronized void revoke(String sessionId, Lever lever, String reason, RequestContext context) {
        revoked.putIfAbsent(sessionId, lever);
    }

    /** Ends everything that the person began before {@code notBefore}. */
    public synchronized void signOut(PersonId person, Instant notBefore) {
        marks.put(
                person,
                new PersonMarks(
                        Optional.of(mark(notBefore, Lever.OPERATOR)),
                        marks(person).byRule()));
    }

    /** Ends everything that the person began by the rule before {@code notBefore}. */
    public synchronized void signOut(PersonId person, String rule, Instant notBefore) {
        marks.put(person, new PersonMarks(marks(person).all(), Map.of(rule, mark(notBefore, Lever.RECHECK))));
    }

    private static Mark mark(Instant notBefore, Lever lever) {
        return new Mark(notBefore, Optional.of(lever), Optional.of("a test"));
    }
}
