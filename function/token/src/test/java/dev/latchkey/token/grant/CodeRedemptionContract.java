package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.CodeIssuer;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.grant.AuthorizationCodes.Redemption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link AuthorizationCodes} does when codes are redeemed or refused, and what its tests share. */
abstract class CodeRedemptionContract {
    static final int MANY = 50;

    final PersonId person =
            PersonId.of("https://issuer.example.com", UUID.randomUUID().toString());
    final Secret code = AuthorizationCode.next(person);
    final IssuedCode issued = Grants.issuedCode();
    final Instant inTime = TestClock.START;

    protected abstract AuthorizationCodes codes();

    /** Issues codes to {@link #codes}. */
    protected abstract CodeIssuer issuer();

    /** Signs somebody out where {@link #codes} will see it. */
    protected abstract void signOut(PersonId person, Instant notBefore);

    /** Ends a session where {@link #codes} will see it. */
    protected abstract void endSession(SessionId session, Lever lever);

    protected RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(30), Clock.systemUTC());
    }

    AuthorizationCodes.State find() {
        return codes().find(code, person, context());
    }

    boolean redeem(Instant now) {
        return codes().redeem(code, redeemed(now), context()).equals(new Redemption.Redeemed());
    }

    static RedeemedCode redeemed(Instant now) {
        return redeemed("a-session", now);
    }

    private static RedeemedCode redeemed(String session, Instant now) {
        return new RedeemedCode(
                session,
                Grants.PERSON,
                "a-rule",
                "a-subject",
                TestClock.START.minusSeconds(60),
                now,
                TestClock.START.plusSeconds(3600),
                "a-challenge",
                "a-fingerprint",
                SealedAnswer.of(new byte[] {1, 2, 3}));
    }

    @Test
    void redeem_unknownCode_isFalse() {
        assertFalse(redeem(inTime));
    }

    @Test
    void redeem_issuedCode_isTrueOnce() {
        issuer().issue(code, issued, context());

        assertTrue(redeem(inTime));
        assertFalse(redeem(inTime));
        assertEquals(Optional.empty(), find().issued());
    }

    @Test
    void findRedeemed_redeemedCode_isWhatWasKept() {
        issuer().issue(code, issued, context());
        redeem(inTime);

        assertEquals(Optional.of(redeemed(inTime)), find().redeemed());
    }

    @Test
    void findRedeemed_codeThatWasNotRedeemed_isEmpty() {
        issuer().issue(code, issued, context());
        redeem(issued.expiresAt());

        assertEquals(Optional.empty(), find().redeemed());
    }

    @Test
    void redeem_atExpiry_isFalseAndLeavesTheCode() {
        issuer().issue(code, issued, context());

        assertFalse(redeem(issued.expiresAt()));
        assertEquals(Optional.of(issued), find().issued());
    }

    @Test
    void redeem_aSecondBeforeExpiry_isTrue() {
        issuer().issue(code, issued, context());

        assertTrue(redeem(issued.expiresAt().minusSeconds(1)));
    }

    @Test
    void redeem_sessionThatWasEnded_saysByWhatAndLeavesTheCode() {
        issuer().issue(code, issued, context());
        SessionId session = SessionId.next();
        endSession(session, Lever.PERSON);

        assertEquals(
                new Redemption.SessionEnded(Optional.of(Lever.PERSON)),
                codes().redeem(code, redeemed(session.value(), inTime), context()));
        assertEquals(Optional.of(issued), find().issued());
        assertEquals(Optional.empty(), find().redeemed());
    }

    @Test
    void redeem_redeemedCodeWhoseSessionWasEndedSince_isNotRedeemable() {
        issuer().issue(code, issued, context());
        RedeemedCode kept = redeemed(SessionId.next().value(), inTime);
        codes().redeem(code, kept, context());
        endSession(new SessionId(kept.sessionId()), Lever.CODE_REUSE);

        assertEquals(new Redemption.NotRedeemable(), codes().redeem(code, kept, context()));
    }

    @Test
    void redeem_manyAtOnce_oneIsTrue() throws Exception {
        issuer().issue(code, issued, context());

        List<Callable<Boolean>> redemptions = Collections.nCopies(MANY, () -> redeem(inTime));
        int winners = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> redemption : threads.invokeAll(redemptions)) {
                winners += redemption.get() ? 1 : 0;
            }
        }

        assertEquals(1, winners);
    }

    @Test
    void redeem_codeThatWasWrittenAgainAfterItsRedemption_isFalseAndKeepsTheFirst() {
        issuer().issue(code, issued, context());
        redeem(inTime);
        issuer().issue(code, issued, context());

        assertFalse(redeem(inTime.plusSeconds(1)));
        assertEquals(Optional.of(redeemed(inTime)), find().redeemed());
    }

    @Test
    void refused_asOftenAsItMayBe_spendsTheCode() {
        issuer().issue(code, issued, context());
        for (int i = 1; i < AuthorizationCodes.MAX_REFUSALS; i++) {
            codes().refused(code, 1, context());
        }
        assertEquals(Optional.of(issued), find().issued());

        codes().refused(code, 1, context());
        assertEquals(Optional.empty(), find().issued());
    }

    @Test
    void refused_forAllTimesAtOnce_spendsTheCode() {
        issuer().issue(code, issued, context());
        codes().refused(code, AuthorizationCodes.MAX_REFUSALS, context());

        assertEquals(Optional.empty(), find().issued());
    }

    @Test
    void refused_unknownCode_leavesNothing() {
        codes().refused(code, 1, context());

        issuer().issue(code, issued, context());
        assertEquals(Optional.of(issued), find().issued());
    }
}
