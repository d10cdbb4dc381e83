package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Subjects} does. */
public abstract class SubjectsContract {
    private static final Instant NOW = TestClock.START;

    private final String subject = "arn:aws:sts::111122223333:assumed-role/Developer/" + UUID.randomUUID();

    protected abstract Subjects subjects();

    private static RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(30), Clock.systemUTC());
    }

    private Optional<Instant> notBefore() {
        return subjects().notBefore(subject, context());
    }

    @Test
    void notBefore_ofSomebodyNeverSignedOut_isEmpty() {
        subjects().signOut(subject + "-other", NOW, context());

        assertEquals(Optional.empty(), notBefore());
    }

    @Test
    void notBefore_ofSomebodySignedOut_isThatMoment() {
        subjects().signOut(subject, NOW, context());

        assertEquals(Optional.of(NOW), notBefore());
    }

    @Test
    void signOut_again_neverMovesBack() {
        subjects().signOut(subject, NOW, context());
        subjects().signOut(subject, NOW.minusSeconds(60), context());
        assertEquals(Optional.of(NOW), notBefore());

        subjects().signOut(subject, NOW.plusSeconds(60), context());
        assertEquals(Optional.of(NOW.plusSeconds(60)), notBefore());
    }
}
