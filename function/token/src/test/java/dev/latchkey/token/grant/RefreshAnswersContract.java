package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.grant.RefreshAnswers.Claim;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link RefreshAnswers} must do. */
public abstract class RefreshAnswersContract {
    private static final Instant NOW = TestClock.START;
    private static final Instant USABLE_UNTIL = NOW.plusSeconds(840);

    private final String name = UUID.randomUUID().toString();

    protected abstract RefreshAnswers answers();

    private static RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(30), Clock.systemUTC());
    }

    private Claim claim(Instant now) {
        return answers().claim(name, now, context());
    }

    private String elected(Instant now) {
        return assertInstanceOf(Claim.Elected.class, claim(now)).lease();
    }

    private static SealedAnswer answer(String text) {
        return SealedAnswer.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean commit(String lease, SealedAnswer answer) {
        return answers().commit(name, lease, answer, USABLE_UNTIL, context());
    }

    @Test
    void claim_first_isElected() {
        elected(NOW);
    }

    @Test
    void claim_whileAnotherMints_isBusy() {
        elected(NOW);

        assertEquals(new Claim.Busy(), claim(NOW));
        assertEquals(new Claim.Busy(), claim(NOW.plus(RefreshAnswers.LEASE).minusMillis(1)));
    }

    @Test
    void claim_whenTheMintersLeaseIsOver_isElected() {
        String dead = elected(NOW);

        assertNotEquals(dead, elected(NOW.plus(RefreshAnswers.LEASE)));
    }

    @Test
    void claim_committedAnswer_isAnswered() {
        assertTrue(commit(elected(NOW), answer("an-answer")));

        assertEquals(new Claim.Answered(answer("an-answer")), claim(NOW));
        assertEquals(new Claim.Answered(answer("an-answer")), claim(USABLE_UNTIL.minusMillis(1)));
    }

    @Test
    void claim_whenTheAnswerIsNoLongerUsable_isElectedOnce() {
        commit(elected(NOW), answer("an-answer"));

        elected(USABLE_UNTIL);
        assertEquals(new Claim.Busy(), claim(USABLE_UNTIL));
    }

    @Test
    void commit_whenAnotherWasElectedMeanwhile_isFalseAndChangesNothing() {
        String late = elected(NOW);
        String successor = elected(NOW.plus(RefreshAnswers.LEASE));

        assertFalse(commit(late, answer("late-answer")));
        assertTrue(commit(successor, answer("the-answer")));
        assertFalse(commit(late, answer("late-answer")));
        assertEquals(new Claim.Answered(answer("the-answer")), claim(NOW));
    }

    @Test
    void commit_twice_isFalseTheSecondTime() {
        String lease = elected(NOW);

        assertTrue(commit(lease, answer("an-answer")));
        assertFalse(commit(lease, answer("an-answer")));
    }

    @Test
    void release_ofTheLease_letsTheNextBeElectedAtOnce() {
        answers().release(name, elected(NOW), context());

        elected(NOW);
    }

    @Test
    void release_ofALeaseThatIsOver_changesNothing() {
        String late = elected(NOW);
        String successor = elected(NOW.plus(RefreshAnswers.LEASE));
        answers().release(name, late, context());
        assertTrue(commit(successor, answer("the-answer")));
        answers().release(name, successor, context());

        assertEquals(new Claim.Answered(answer("the-answer")), claim(NOW));
    }

    @Test
    void claim_manyAtOnce_oneIsElected() throws Exception {
        Callable<Claim> claim = () -> claim(NOW);

        int elected = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Claim> outcome : threads.invokeAll(Collections.nCopies(50, claim))) {
                elected += outcome.get() instanceof Claim.Elected ? 1 : 0;
            }
        }

        assertEquals(1, elected);
    }
}
