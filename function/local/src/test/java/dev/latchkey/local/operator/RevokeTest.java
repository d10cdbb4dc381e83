package dev.latchkey.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.SessionId;
import dev.latchkey.operator.testing.Shell.Ran;
import dev.latchkey.testing.Grants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Cutting people off by the command, after sign-ins that the function's own adapter kept. */
@Tag("service")
class RevokeTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    private static final InstantSource CLOCK = SignedInPerson.CLOCK;
    private static final String NAME = SignedInPerson.NAME;
    private static final String REVOKED_BY = "Revoked by %s.".formatted(OperatorHarness.OPERATOR);

    private static IssuedCode signIn() {
        return SignedInPerson.signIn(HARNESS);
    }

    private static Ran run(String... arguments) {
        return HARNESS.shell().at(CLOCK.instant()).run(arguments);
    }

    private static Map<String, AttributeValue> person() {
        return HARNESS.item(TableKey.PERSON.of(Grants.PERSON.value()));
    }

    @Test
    void person_isFoundByNameAndSignedOutByTheServicesClock() {
        IssuedCode issued = signIn();
        Instant before = CLOCK.instant();
        Ran ran = HARNESS.shell().at(Instant.EPOCH).run("revoke", "person", "Ada@Example.com");

        assertEquals(0, ran.code(), ran::toString);
        assertTrue(
                ran.out().getFirst().startsWith(NAME + " (" + Grants.PERSON.value() + ") is signed out"),
                ran::toString);
        assertTrue(ran.out().contains(REVOKED_BY), ran::toString);
        assertEquals(OperatorHarness.OPERATOR, person().get("by").s());
        assertTrue(ran.out().getLast().startsWith("- " + issued.session().value()), ran::toString);
        Instant notBefore =
                Instant.ofEpochSecond(Long.parseLong(person().get("notBefore").n()));
        assertTrue(notBefore.isAfter(before.minusSeconds(2)) && notBefore.isBefore(before.plusSeconds(60)));
    }

    @Test
    void personWhoIsRevokedAgain_isSaidToHaveBeenSignedOutBefore() {
        IssuedCode issued = signIn();
        run("revoke", "person", NAME);
        String before = person().get("notBefore").n();
        Ran ran = run("revoke", "person", NAME);

        assertEquals(0, ran.code(), ran::toString);
        assertEquals(
                "That ended no session: the last one had been ended already, %s, by operator (%s)."
                        .formatted(Instant.ofEpochSecond(Long.parseLong(before)), OperatorHarness.OPERATOR),
                ran.out().getLast());

        SignedInPerson.end(HARNESS, issued.session().value(), CLOCK.instant().minusSeconds(60));
        assertEquals(
                "That ended no session: none of those that are kept was running.",
                run("revoke", "person", NAME).out().getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-hyphenThenLetters-123", "--twoHyphens-----12345", "-hhhhhhhhhhhhhhhhhhhhh"})
    void sessionWhoseIdBeginsWithAHyphen_isRevoked(String id) {
        Ran ran = run("revoke", "session", id, "--unknown", "--reason", "a lost laptop");

        assertEquals(0, ran.code(), ran::toString);
        assertEquals(
                "a lost laptop",
                HARNESS.item(TableKey.SESSION.of(id)).get("reason").s());
    }

    @Test
    void reasonThatHasTheFormOfAnId_isAReason() {
        String reason = "-aReasonWithHyphen-123";
        String id = "theSessionThatIsMeant1";
        Ran ran = run("revoke", "session", "--unknown", "--reason", reason, id);

        assertEquals(0, ran.code(), ran::toString);
        assertEquals(reason, HARNESS.item(TableKey.SESSION.of(id)).get("reason").s());
        assertEquals(Map.of(), HARNESS.item(TableKey.SESSION.of(reason)));
    }

    @Test
    void sessionBehindTheEndOfOptions_isRevoked() {
        String id = "-behindTheEnd-12345678";
        assertEquals(0, run("revoke", "session", "--unknown", "--", id).code());
        assertTrue(HARNESS.item(TableKey.SESSION.of(id)).containsKey("revokedAt"));
    }

    @Test
    void person_isFoundByTheirId() {
        signIn();
        assertEquals(0, run("revoke", "person", Grants.PERSON.value()).code());
        assertTrue(person().containsKey("notBefore"));
    }

    @Test
    void mistypedName_isAnErrorAndChangesNothing() {
        signIn();
        Ran ran = run("revoke", "person", "adda@example.com");

        assertEquals(1, ran.code());
        assertTrue(ran.err().getFirst().contains("nobody has signed in as adda@example.com"), ran::toString);
        assertEquals(Map.of(), person());
    }

    @Test
    void idOfNobody_isMarkedOnlyWhereThatIsWanted() {
        assertEquals(1, run("revoke", "person", Grants.PERSON.value()).code());
        assertEquals(Map.of(), person());

        assertEquals(
                0, run("revoke", "person", "--unknown", Grants.PERSON.value()).code());
        assertTrue(person().containsKey("notBefore"));
    }

    @Test
    void laterMark_isNotUndoneByAnEarlierOne() {
        signIn();
        String later = Long.toString(CLOCK.instant().plusSeconds(600).getEpochSecond());
        HARNESS.clients()
                .dynamoDb()
                .putItem(put -> put.tableName(HARNESS.table().name())
                        .item(Map.of(
                                "pk", AttributeValue.fromS(TableKey.PERSON.of(Grants.PERSON.value())),
                                "notBefore", AttributeValue.fromN(later))));
        Ran ran = run("revoke", "person", NAME);

        assertTrue(ran.out().contains("They had been just now, or for longer."), ran::toString);
        assertEquals(later, person().get("notBefore").n());
    }

    @Test
    void session_isEndedAloneAndToldWhoseItIs() {
        IssuedCode first = signIn();
        IssuedCode second = signIn();
        Ran ran = run("revoke", "session", first.session().value(), "--reason", "lost laptop");

        assertEquals(
                List.of(
                        "Session %s of %s is refused from now on."
                                .formatted(first.session().value(), NAME),
                        REVOKED_BY),
                ran.out());
        assertEquals(
                "lost laptop",
                HARNESS.item(TableKey.SESSION.of(first.session().value()))
                        .get("reason")
                        .s());
        assertEquals(Map.of(), HARNESS.item(TableKey.SESSION.of(second.session().value())));
    }

    @Test
    void sessionThatNeverWas_isAnErrorAndChangesNothing() {
        String session = SessionId.next().value();
        Ran ran = run("revoke", "session", session);

        assertEquals(1, ran.code());
        assertTrue(ran.err().getFirst().contains("there is no session " + session), ran::toString);
        assertEquals(Map.of(), HARNESS.item(TableKey.SESSION.of(session)));
    }

    @Test
    void rule_isRevokedWhereThereIsSuchARule() {
        SignedInPerson.apply(HARNESS, SignedInPerson.RULE);
        Ran wrong = run("revoke", "rule", "developer");
        assertEquals(1, wrong.code());
        assertTrue(wrong.err().getFirst().endsWith("The rules are developers"), wrong::toString);

        assertTrue(run("revoke", "rule", "developers").out().contains(REVOKED_BY));
        assertTrue(RulesItem.parse(HARNESS.item(RulesItem.KEY))
                .byName()
                .get("developers")
                .notBefore()
                .isPresent());
        assertFalse(HARNESS.item(RulesItem.KEY).isEmpty());
    }
}
