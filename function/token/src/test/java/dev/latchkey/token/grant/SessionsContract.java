package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.grant.SessionId;
import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} must do. */
public abstract class SessionsContract {
    private static final Instant NOW = TestClock.START;

    private final String sessionId = SessionId.next().value();
    private final PersonId person =
            PersonId.of("https://issuer.example.com", UUID.randomUUID().toString());

    protected abstract Sessions sessions();

    /** Ends everything that the person began before {@code notBefore}. */
    protected abstract void signOut(PersonId person, Instant notBefore);

    private static RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(30), Clock.systemUTC());
    }

    private long countMint(long window) {
        return sessions().countMint(sessionId, 1, window, NOW.plusSeconds(60), context());
    }

    private SessionState state() {
        return sessions().find(sessionId, person, context());
    }

    @Test
    void find_unknownSession_isNew() {
        assertEquals(SessionState.NEW, state());
    }

    @Test
    void find_revokedSession_isRevokedForGood() {
        sessions().revoke(sessionId, Lever.CODE_REUSE, "a reason", context());
        sessions().revoke(sessionId, Lever.CODE_REUSE, "another reason", context());

        assertTrue(state().isRevoked());
        countMint(0);
        assertTrue(state().isRevoked());
    }

    @Test
    void find_anotherSession_isNotRevoked() {
        sessions().revoke(SessionId.next().value(), Lever.CODE_REUSE, "a reason", context());

        assertFalse(state().isRevoked());
    }

    @Test
    void countMint_severalWindows_areCountedEachByItself() {
        assertEquals(1, countMint(0));
        assertEquals(2, countMint(0));
        assertEquals(1, countMint(1));
        assertEquals(Map.of(0L, 2L, 1L, 1L), state().mints());
    }

    @Test
    void countMint_takenBack_isOneLess() {
        countMint(0);
        countMint(0);

        assertEquals(1, sessions().countMint(sessionId, -1, 0, NOW.plusSeconds(60), context()));
    }

    @Test
    void countMint_manyAtOnce_giveEachItsNumber() throws Exception {
        Callable<Long> count = () -> countMint(0);

        Set<Long> counts = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> outcome : threads.invokeAll(Collections.nCopies(40, count))) {
                counts.add(outcome.get());
            }
        }

        assertEquals(40, counts.size());
    }

    @Test
    void find_personOfWhomNothingWasEnded_hasNoMark() {
        signOut(PersonId.of("https://issuer.example.com", UUID.randomUUID().toString()), NOW);

        assertEquals(PersonMarks.NONE, state().person());
    }

    @Test
    void find_revokedSessionOfSomebodySignedOut_tellsBoth() {
        signOut(person, NOW);
        sessions().revoke(sessionId, Lever.CODE_REUSE, "a reason", context());

        assertTrue(state().isRevoked());
        assertEquals(Optional.of(Lever.CODE_REUSE), state().revokedBy());
        assertEquals(Optional.of(NOW), state().person().all().map(PersonMarks.Mark::notBefore));
        assertEquals(Map.of(), state().mints());
    }
}
