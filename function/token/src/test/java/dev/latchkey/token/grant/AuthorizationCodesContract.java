package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionName;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link AuthorizationCodes} must do. */
public abstract class AuthorizationCodesContract {
    private static final int MANY = 50;

    private final PersonId person =
            PersonId.of("https://issuer.example.com", UUID.randomUUID().toString());
    private final Secret code = AuthorizationCode.next(person);
    private final IssuedCode issued = Grants.issuedCode();
    private final Instant inTime = TestClock.START;

    protected abstract AuthorizationCodes codes();

    /** Signs somebody out where {@link #codes} will see it. */
    protected abstract void signOut(PersonId person, Instant notBefore);

    protected RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(30), Clock.systemUTC());
    }

    private AuthorizationCodes.State find() {
        return codes().find(code, person, context());
    }

    private boolean redeem(Instant now) {
        return codes().redeem(code, redeemed(now), context());
    }

    private static RedeemedCode redeemed(Instant now) {
        return new RedeemedCode(
                "a-session",
                Grants.PERSON,
                "a-subject",
                now,
                TestClock.START.plusSeconds(3600),
                "a-challenge",
                "a-fingerprint",
                SealedAnswer.of(new byte[] {1, 2, 3}));
    }

    @Test
    void find_unknownCode_isEmpty() {
        assertEquals(Optional.empty(), find().issued());
    }

    @Test
    void find_issuedCode_isAsIssued() {
        codes().issue(code, issued, context());

        assertEquals(Optional.of(issued), find().issued());
    }

    @Test
    void find_codeWithNothingOptional_isAsIssued() {
        Authorization plain = new Authorization(
                Grants.PERSON,
                Grants.RULE,
                RoleArn.parse(Grants.ROLE_ARN),
                new SessionName("ada"),
                new SessionName("ada"),
                Map.of(),
                Optional.empty(),
                List.of(),
                inTime,
                inTime.plusSeconds(1));
        IssuedCode bare = new IssuedCode(
                Grants.CLIENT_ID,
                Grants.REDIRECT_URI,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                inTime,
                Map.of(),
                plain);
        codes().issue(code, bare, context());

        assertEquals(Optional.of(bare), find().issued());
    }

    @Test
    void find_codeWithEverythingOptional_isAsIssued() {
        Authorization full = new Authorization(
                Grants.PERSON,
                Grants.RULE,
                RoleArn.parse(Grants.ROLE_ARN),
                new SessionName("ada"),
                new SessionName("ada"),
                Map.of("a", "1", "b", "2"),
                Optional.of("{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
                List.of("arn:aws:iam::aws:policy/ViewOnlyAccess"),
                inTime,
                inTime.plusSeconds(1));
        IssuedCode bound = new IssuedCode(
                Grants.CLIENT_ID,
                Grants.REDIRECT_URI,
                issued.codeChallenge(),
                Optional.of("S256"),
                Optional.of("a-thumbprint"),
                inTime,
                Map.of("email", "ada@example.com", "name", "Ada"),
                full);
        codes().issue(code, bound, context());

        assertEquals(Optional.of(bound), find().issued());
    }

    @Test
    void issue_knownCode_isRefused() {
        codes().issue(code, issued, context());

        assertThrows(IllegalStateException.class, () -> codes().issue(code, issued, context()));
    }

    @Test
    void redeem_unknownCode_isFalse() {
        assertFalse(redeem(inTime));
    }

    @Test
    void redeem_issuedCode_isTrueOnce() {
        codes().issue(code, issued, context());

        assertTrue(redeem(inTime));
        assertFalse(redeem(inTime));
        assertEquals(Optional.empty(), find().issued());
    }

    @Test
    void findRedeemed_redeemedCode_isWhatWasKept() {
        codes().issue(code, issued, context());
        redeem(inTime);

        assertEquals(Optional.of(redeemed(inTime)), find().redeemed());
    }

    @Test
    void findRedeemed_codeThatWasNotRedeemed_isEmpty() {
        codes().issue(code, issued, context());
        redeem(issued.expiresAt());

        assertEquals(Optional.empty(), find().redeemed());
    }

    @Test
    void redeem_atExpiry_isFalseAndLeavesTheCode() {
        codes().issue(code, issued, context());

        assertFalse(redeem(issued.expiresAt()));
        assertEquals(Optional.of(issued), find().issued());
    }

    @Test
    void redeem_aSecondBeforeExpiry_isTrue() {
        codes().issue(code, issued, context());

        assertTrue(redeem(issued.expiresAt().minusSeconds(1)));
    }

    @Test
    void redeem_manyAtOnce_oneIsTrue() throws Exception {
        codes().issue(code, issued, context());

        List<Callable<Boolean>> redemptions = Collections.nCopies(MANY, () -> redeem(inTime));
        int winners = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> redemption : threads.invokeAll(redemptions)) {
                winners += redemption.get() ? 1 : 0;
            }
        }

        assertEquals(1, winners);
    }

    /** Whoever loses the race for a code must find out that it was redeemed. */
    @Test
    void find_whileTheCodeIsRedeemed_isBeforeOrAfterAndNeverBetween() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MANY; i++) {
                Secret raced = AuthorizationCode.next(person);
                codes().issue(raced, issued, context());
                Future<Boolean> redemption = threads.submit(() -> codes().redeem(raced, redeemed(inTime), context()));
                AuthorizationCodes.State state;
                do {
                    state = codes().find(raced, person, context());
                    assertNotEquals(state.issued().isPresent(), state.redeemed().isPresent(), state.toString());
                } while (state.redeemed().isEmpty());
                assertTrue(redemption.get());
            }
        }
    }

    @Test
    void find_personSignedOut_hasTheMoment() {
        signOut(person, TestClock.START);
        codes().issue(code, issued, context());

        assertEquals(Optional.of(TestClock.START), find().notBefore());
        assertEquals(Optional.of(issued), find().issued());
    }

    @Test
    void find_redeemedCodeThatWasWrittenAgain_hasBoth() {
        codes().issue(code, issued, context());
        redeem(inTime);
        codes().issue(code, issued, context());

        assertEquals(Optional.of(redeemed(inTime)), find().redeemed());
        assertEquals(Optional.of(issued), find().issued());
    }

    @Test
    void redeem_codeThatWasWrittenAgainAfterItsRedemption_isFalseAndKeepsTheFirst() {
        codes().issue(code, issued, context());
        redeem(inTime);
        codes().issue(code, issued, context());

        assertFalse(redeem(inTime.plusSeconds(1)));
        assertEquals(Optional.of(redeemed(inTime)), find().redeemed());
    }

    @Test
    void refused_asOftenAsItMayBe_spendsTheCode() {
        codes().issue(code, issued, context());
        for (int i = 1; i < AuthorizationCodes.MAX_REFUSALS; i++) {
            codes().refused(code, 1, context());
        }
        assertEquals(Optional.of(issued), find().issued());

        codes().refused(code, 1, context());
        assertEquals(Optional.empty(), find().issued());
    }

    @Test
    void refused_forAllTimesAtOnce_spendsTheCode() {
        codes().issue(code, issued, context());
        codes().refused(code, AuthorizationCodes.MAX_REFUSALS, context());

        assertEquals(Optional.empty(), find().issued());
    }

    @Test
    void refused_unknownCode_leavesNothing() {
        codes().refused(code, 1, context());

        codes().issue(code, issued, context());
        assertEquals(Optional.of(issued), find().issued());
    }
}
