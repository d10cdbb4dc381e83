package dev.latchkey.local.operator;

import static dev.latchkey.local.operator.SignedInPerson.CLOCK;
import static dev.latchkey.local.operator.SignedInPerson.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.AppliedRules.AppliedRule;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.operator.testing.Shell.Ran;
import dev.latchkey.signin.aws.dynamodb.DynamoDbKnownPeople;
import dev.latchkey.signin.recheck.KnownPerson;
import dev.latchkey.signin.recheck.KnownPerson.Failure;
import dev.latchkey.testing.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the command says of a person. */
@Tag("service")
class WhoTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    @BeforeEach
    void applyTheRule() {
        SignedInPerson.apply(HARNESS, SignedInPerson.RULE);
    }

    private static IssuedCode signIn() {
        return SignedInPerson.signIn(HARNESS);
    }

    private static IssuedCode signInAndRefresh() {
        IssuedCode issued = signIn();
        SignedInPerson.refresh(HARNESS, issued.session().value());
        return issued;
    }

    private static Ran run(String... arguments) {
        return HARNESS.shell().at(CLOCK.instant()).run(arguments);
    }

    private static String line(Ran ran, IssuedCode issued) {
        return ran.out().get(index(ran, issued));
    }

    /** The line below a login's, which says what ended it. */
    private static String cause(Ran ran, IssuedCode issued) {
        return ran.out().get(index(ran, issued) + 1);
    }

    private static int index(Ran ran, IssuedCode issued) {
        return IntStream.range(0, ran.out().size())
                .filter(i -> ran.out().get(i).contains(issued.session().value()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void loginThatNothingEnded_isLive() {
        IssuedCode issued = signIn();
        Ran ran = run("who", NAME);

        assertEquals(NAME + " (" + Grants.PERSON.value() + ")", ran.out().getFirst());
        assertTrue(
                line(ran, issued)
                        .contains("  live   %s: %s by rule developers, from 203.0.113.9"
                                .formatted(issued.session().value(), Grants.ROLE_ARN)),
                ran::toString);
        assertEquals(4, ran.out().size(), ran::toString);
    }

    /** What is kept of a login does not say whether its code was redeemed; a refresh says so. */
    @Test
    void loginThatWasNeverRefreshed_isSaidToBeOneThatMayNotHaveBeenRedeemed() {
        IssuedCode issued = signIn();
        assertEquals(
                "    live: not refreshed yet, its code may never have been redeemed", cause(run("who", NAME), issued));

        SignedInPerson.refresh(HARNESS, issued.session().value());
        Ran ran = run("who", NAME);
        assertTrue(line(ran, issued).contains("  live   "), ran::toString);
        assertEquals(3, ran.out().size(), ran::toString);
    }

    @Test
    void sessionThatWasRevokedWithoutAReason_isEndedByWhomAlone() {
        IssuedCode ended = signIn();
        run("revoke", "session", ended.session().value());
        Ran ran = run("who", NAME);
        assertTrue(
                cause(ran, ended).endsWith("Z, by operator (%s)".formatted(OperatorHarness.OPERATOR)), ran::toString);
    }

    @Test
    void logins_areKeptUpToSixteen() {
        List<IssuedCode> all =
                IntStream.range(0, 18).mapToObj(i -> signInAndRefresh()).toList();
        Ran ran = run("who", NAME);

        assertEquals(19, ran.out().size(), ran::toString);
        assertTrue(line(ran, all.getLast()).contains("live"));
        assertTrue(
                ran.out()
                        .get(17)
                        .matches(
                                "  not all of their logins are known: 16 are kept, and one that is not may run until 20\\S+Z"),
                ran::toString);
    }

    @Test
    void loginThatIsOver_makesRoomFirst() {
        IssuedCode first = signInAndRefresh();
        IssuedCode over = signIn();
        SignedInPerson.end(HARNESS, over.session().value(), CLOCK.instant());
        IntStream.range(0, 15).forEach(i -> signInAndRefresh());
        Ran ran = run("who", NAME);

        assertTrue(line(ran, first).contains("live"), ran::toString);
        assertFalse(ran.toString().contains(over.session().value()), ran::toString);
        assertEquals(18, ran.out().size(), ran::toString);
    }

    @Test
    void personWhoIsLookedUpAgain_isSaidToBeVouchedForAndInWhichGroups() {
        IssuedCode issued = SignedInPerson.signIn(HARNESS, Secret.of("refresh-token"));
        Ran ran = run("who", NAME);
        assertTrue(
                ran.out().get(1).matches("  staff vouched for them last at 20\\S+Z; groups: engineers"), ran::toString);
        assertEquals(2, index(ran, issued));

        DynamoDbKnownPeople people = SignedInPerson.knownPeople(HARNESS);
        KnownPerson known = people.find(Grants.PERSON, SignedInPerson.context()).orElseThrow();
        people.checked(known, Set.of(), Set.of(Grants.RULE), SignedInPerson.context());
        Instant since = Instant.parse("2026-03-01T09:00:00Z");
        people.failed(known, new Failure(since, since.plusSeconds(60)), SignedInPerson.context());
        Ran failing = run("who", NAME);
        assertTrue(failing.out().get(1).endsWith("; groups: none"), failing::toString);
        assertEquals(
                "  looking them up at staff has failed since 2026-03-01T09:00:00Z",
                failing.out().get(2));
    }

    @Test
    void personWhoseProviderGaveNothingToLookThemUpBy_isShownWithoutIt() {
        IssuedCode issued = SignedInPerson.signInWithoutRefreshToken(HARNESS);
        Ran ran = run("who", NAME);

        assertEquals(0, ran.code(), ran::toString);
        assertEquals(1, index(ran, issued));
    }

    @Test
    void sessionThatWasRevoked_isEndedByWhomAndWhy() {
        IssuedCode ended = signIn();
        IssuedCode other = signIn();
        run("revoke", "session", ended.session().value(), "--reason", "lost laptop");
        Ran ran = run("who", NAME);

        assertTrue(line(ran, ended).contains("  ended  "), ran::toString);
        assertTrue(
                cause(ran, ended)
                        .matches("    ended: 20\\S+Z, by operator \\(\\Q%s\\E\\): lost laptop"
                                .formatted(OperatorHarness.OPERATOR)),
                ran::toString);
        assertTrue(line(ran, other).contains("  live   "), ran::toString);
    }

    @Test
    void personWhoWasSignedOut_hasTheirLoginsEndedByTheMark() {
        IssuedCode issued = signIn();
        run("revoke", "person", NAME);
        Ran ran = run("who", NAME);

        assertTrue(ran.out().get(1).startsWith("  signed out of everything begun before 20"), ran::toString);
        assertTrue(line(ran, issued).contains("  ended  "), ran::toString);
        assertTrue(
                cause(ran, issued).endsWith("Z, by operator (%s)".formatted(OperatorHarness.OPERATOR)), ran::toString);
    }

    @Test
    void loginAfterItsEnd_isOver() {
        IssuedCode issued = signIn();
        Ran ran = HARNESS.shell().at(issued.authorization().sessionEndsAt()).run("who", NAME);
        assertTrue(line(ran, issued).contains("  over   "), ran::toString);
    }

    @Test
    void rule_saysWhatItEnded() {
        IssuedCode issued = signIn();
        AppliedRule rule = SignedInPerson.RULE;

        SignedInPerson.apply(HARNESS, AppliedRules.NONE);
        assertCause("ended: rule developers: gone", issued);

        SignedInPerson.apply(
                HARNESS, new AppliedRule(rule.role(), Set.of("444455556666"), rule.session(), Optional.empty()));
        assertCause("ended: rule developers: no longer gives this role in this account", issued);

        SignedInPerson.apply(HARNESS, rule);
        run("revoke", "rule", "developers");
        assertCause("ended: rule developers: revoked since the login", issued);

        SignedInPerson.apply(
                HARNESS, new AppliedRule(rule.role(), rule.accounts(), Duration.ofMillis(1), Optional.empty()));
        assertCause("over: rule developers: its sessions are over by now", issued);
    }

    private static void assertCause(String cause, IssuedCode issued) {
        assertEquals("    " + cause, cause(run("who", NAME), issued));
    }
}
