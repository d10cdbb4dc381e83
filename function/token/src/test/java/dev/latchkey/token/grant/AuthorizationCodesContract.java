package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionId;
import dev.latchkey.grant.SessionName;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.grant.AuthorizationCodes.Redemption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link AuthorizationCodes} does. */
public abstract class AuthorizationCodesContract extends CodeRedemptionContract {
    @Test
    void find_unknownCode_isEmpty() {
        assertEquals(Optional.empty(), find().issued());
    }

    @Test
    void find_issuedCode_isAsIssued() {
        issuer().issue(code, issued, context());

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
                Optional.empty(),
                SessionId.next(),
                plain);
        issuer().issue(code, bare, context());

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
                Optional.empty(),
                SessionId.next(),
                full);
        issuer().issue(code, bound, context());

        assertEquals(Optional.of(bound), find().issued());
    }

    @Test
    void issue_knownCode_isRefused() {
        issuer().issue(code, issued, context());

        assertThrows(IllegalStateException.class, () -> issuer().issue(code, issued, context()));
    }

    /** Whoever loses the race for a code must find out that it was redeemed. */
    @Test
    void find_whileTheCodeIsRedeemed_isBeforeOrAfterAndNeverBetween() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MANY; i++) {
                Secret raced = AuthorizationCode.next(person);
                issuer().issue(raced, issued, context());
                Future<Redemption> redemption =
                        threads.submit(() -> codes().redeem(raced, redeemed(inTime), context()));
                AuthorizationCodes.State state;
                do {
                    state = codes().find(raced, person, context());
                    assertNotEquals(state.issued().isPresent(), state.redeemed().isPresent(), state.toString());
                } while (state.redeemed().isEmpty());
                assertEquals(new Redemption.Redeemed(), redemption.get());
            }
        }
    }

    @Test
    void find_personSignedOut_hasTheMoment() {
        signOut(person, TestClock.START);
        issuer().issue(code, issued, context());

        assertEquals(Optional.of(TestClock.START), find().person().all().map(PersonMarks.Mark::notBefore));
        assertEquals(Optional.of(issued), find().issued());
    }

    @Test
    void find_redeemedCodeThatWasWrittenAgain_hasBoth() {
        issuer().issue(code, issued, context());
        redeem(inTime);
        issuer().issue(code, issued, context());

        assertEquals(Optional.of(redeemed(inTime)), find().redeemed());
        assertEquals(Optional.of(issued), find().issued());
    }
}
