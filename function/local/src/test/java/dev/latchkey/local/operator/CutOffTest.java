package dev.latchkey.local.operator;

import static dev.latchkey.local.operator.OperatorHarness.assertNotDone;
import static dev.latchkey.local.operator.SignedInPerson.CLOCK;
import static dev.latchkey.local.operator.SignedInPerson.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.aws.dynamodb.LoginsItem;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.AppliedRules.AppliedRule;
import dev.latchkey.json.JsonObject;
import dev.latchkey.operator.testing.Shell.Ran;
import dev.latchkey.testing.Grants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Ending credentials that somebody holds already, in the accounts that they are of. */
@Tag("service")
class CutOffTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    private static final String POLICY =
            "latchkey-cut-off-" + Grants.PERSON.value().substring(0, 16);
    private static final String OTHER = "444455556666";
    private static final String THIRD = "777788889999";
    private static final String OWN_ROLE = "account 111122223333, role /people/Developer";
    private static final String OTHER_ROLE = "account 444455556666, role /people/Developer";
    private static final String THIRD_ROLE = "account 777788889999, role /people/Developer";

    /** Ada has signed in by a rule that gives a role in three accounts. */
    @BeforeEach
    void signIn() {
        SignedInPerson.apply(
                HARNESS,
                new AppliedRule(
                        "/people/Developer",
                        Set.of(StandInAccounts.OWN, OTHER, THIRD),
                        Duration.ofHours(8),
                        Optional.empty()));
        SignedInPerson.signIn(HARNESS);
        for (String account : List.of(StandInAccounts.OWN, OTHER, THIRD)) {
            HARNESS.accounts().create(account, "Developer");
        }
    }

    private static Ran run(String... arguments) {
        return HARNESS.shellInAccounts().at(CLOCK.instant()).run(arguments);
    }

    private static Ran apply() {
        return run("revoke", "person", NAME, "--now", "--apply", "--through", "ops/CutOff");
    }

    private static Ran undo() {
        return run("revoke", "person", NAME, "--now", "--undo", "--through", "ops/CutOff");
    }

    private static Optional<Instant> mark() {
        return Optional.ofNullable(
                        HARNESS.item(TableKey.PERSON.of(Grants.PERSON.value())).get("notBefore"))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds.n())));
    }

    /** What the command has printed from the first brace to the last one. */
    private static JsonNode document(Ran ran) {
        List<String> lines = ran.out();
        return JsonObject.parse(String.join("\n", lines.subList(lines.indexOf("{"), lines.lastIndexOf("}") + 1)))
                .tree();
    }

    private static void assertLine(String line, Ran ran) {
        assertTrue(ran.out().contains("- " + line), ran::toString);
    }

    @Test
    void now_printsTheDocumentAndItsRolesAndAttachesNothing() {
        Ran ran = run("revoke", "person", NAME, "--now");

        assertEquals(0, ran.code(), ran::toString);
        Instant before = mark().orElseThrow().plusSeconds(15);
        assertEquals(
                JsonObject.parse("""
                        {
                          "Version": "2012-10-17",
                          "Statement": [
                            {
                              "Effect": "Deny",
                              "Action": "*",
                              "Resource": "*",
                              "Condition": {
                                "StringEquals": { "aws:SourceIdentity": ["ada@example.com"] },
                                "DateLessThan": { "aws:TokenIssueTime": "%1$s" }
                              }
                            },
                            {
                              "Effect": "Deny",
                              "Action": "*",
                              "Resource": "*",
                              "Condition": {
                                "StringEquals": { "aws:PrincipalTag/latchkey:person": ["%2$s"] },
                                "DateLessThan": { "aws:TokenIssueTime": "%1$s" }
                              }
                            }
                          ]
                        }
                        """.formatted(before, Grants.PERSON.value())).tree(), document(ran));
        List.of(OWN_ROLE, OTHER_ROLE, THIRD_ROLE).forEach(role -> assertLine(role, ran));
        assertTrue(ran.out().contains("It is meant for these roles, by the name %s:".formatted(POLICY)), ran::toString);
        assertTrue(ran.out().contains("A login from %s on is not hit by it.".formatted(before)), ran::toString);
        assertTrue(
                ran.out()
                        .getLast()
                        .startsWith("It may be taken off from %s on".formatted(before.plus(Duration.ofMinutes(15)))),
                ran::toString);
        assertEquals(Map.of(), HARNESS.accounts().policies());
    }

    @Test
    void apply_attachesWhatIsPrintedInEachAccount() {
        Ran ran = apply();

        assertEquals(0, ran.code(), ran::toString);
        List.of(OWN_ROLE, OTHER_ROLE, THIRD_ROLE).forEach(role -> assertLine(role + ": attached", ran));
        Map<String, String> attached = HARNESS.accounts().policies();
        assertEquals(
                Set.of(
                        StandInAccounts.OWN + "/Developer/" + POLICY,
                        OTHER + "/Developer/" + POLICY,
                        THIRD + "/Developer/" + POLICY),
                attached.keySet());
        attached.values()
                .forEach(document ->
                        assertEquals(document(ran), JsonObject.parse(document).tree()));
        assertEquals(
                List.of("arn:aws:iam::444455556666:role/ops/CutOff", "arn:aws:iam::777788889999:role/ops/CutOff"),
                HARNESS.accounts().assumed());
    }

    @Test
    void applyOnceMore_replacesThePolicy() {
        apply();
        Ran ran = apply();
        assertEquals(0, ran.code(), ran::toString);
        assertEquals(3, HARNESS.accounts().policies().size());
    }

    @Test
    void undo_takesThePolicyOffAndLeavesTheMark() {
        apply();
        Optional<Instant> mark = mark();
        Ran ran = undo();

        assertEquals(0, ran.code(), ran::toString);
        List.of(OWN_ROLE, OTHER_ROLE, THIRD_ROLE).forEach(role -> assertLine(role + ": taken off", ran));
        assertEquals(Map.of(), HARNESS.accounts().policies());
        assertEquals(mark, mark());

        Ran again = undo();
        assertEquals(0, again.code());
        assertLine(OWN_ROLE + ": not there", again);
    }

    @Test
    void undo_revokesNothing() {
        undo();
        assertEquals(Optional.empty(), mark());
    }

    @Test
    void roleOfALogin_isMeantThoughItsRuleIsGone() {
        SignedInPerson.apply(HARNESS, AppliedRules.NONE);
        Ran ran = apply();
        assertEquals(
                Set.of(StandInAccounts.OWN + "/Developer/" + POLICY),
                HARNESS.accounts().policies().keySet(),
                ran::toString);
    }

    @Test
    void accountsThatRefuse_areToldAndTheOthersDone() {
        HARNESS.accounts().deny("AssumeRole arn:aws:iam::444455556666:role/ops/CutOff");
        HARNESS.accounts().deny("PutRolePolicy 777788889999/Developer");
        Ran ran = apply();

        assertNotDone("2 of 3 roles are as they were", ran);
        assertLine(OWN_ROLE + ": attached", ran);
        assertLine(
                OTHER_ROLE
                        + ": refused: you are not allowed sts:AssumeRole on the role arn:aws:iam::444455556666:role/ops/CutOff:"
                        + " docs/access.md says which permissions this takes",
                ran);
        assertTrue(
                ran.out().stream()
                        .anyMatch(line -> line.startsWith(
                                "- " + THIRD_ROLE + ": refused: you are not allowed iam:PutRolePolicy")),
                ran::toString);
        assertTrue(mark().isPresent());

        HARNESS.accounts().allow("AssumeRole arn:aws:iam::444455556666:role/ops/CutOff");
        HARNESS.accounts().allow("PutRolePolicy 777788889999/Developer");
        assertEquals(0, apply().code());
        assertEquals(3, HARNESS.accounts().policies().size());
    }

    @Test
    void accountsOfOthers_areRefusedWithoutARoleThere() {
        Ran ran = run("revoke", "person", NAME, "--now", "--apply");
        assertNotDone("2 of 3 roles are as they were", ran);
        assertLine(OWN_ROLE + ": attached", ran);
        assertLine(OTHER_ROLE + ": refused: this is not your account: name a role there that may, with --through", ran);
    }

    @Test
    void roleThatIsNotThere_isNoFailure() {
        SignedInPerson.apply(
                HARNESS,
                new AppliedRule("/people/Absent", Set.of(StandInAccounts.OWN), Duration.ofHours(8), Optional.empty()));
        Ran ran = apply();
        assertEquals(0, ran.code(), ran::toString);
        assertLine("account 111122223333, role /people/Absent: not there", ran);
    }

    @Test
    void nameOfEachLogin_isMeant() {
        SignedInPerson.update(HARNESS, "SET #name = :value", AttributeValue.fromS("ada.lovelace"));
        assertEquals(names("ada.lovelace", NAME), names(run("revoke", "person", Grants.PERSON.value(), "--now")));
    }

    /** It may be somebody else's by now. */
    @Test
    void nameOfALoginWhoseCredentialsAreOver_isNotMeant() {
        SignedInPerson.update(HARNESS, "SET #name = :value", AttributeValue.fromS("ada.lovelace"));
        endLogins(CLOCK.instant().minus(Duration.ofHours(1)).minusSeconds(1));
        assertEquals(names("ada.lovelace"), names(run("revoke", "person", Grants.PERSON.value(), "--now")));
    }

    @Test
    void nameByWhichSomebodyWasFound_isMeant() {
        SignedInPerson.update(HARNESS, "SET #name = :value", AttributeValue.fromS("ada.lovelace"));
        endLogins(Instant.EPOCH);
        assertEquals(names("ada.lovelace", NAME), names(run("revoke", "person", "Ada@Example.com", "--now")));
    }

    /** As the items are of logins that were made before their names were kept. */
    @Test
    void loginWithoutAName_hadThePersonsLastOne() {
        String session = SignedInPerson.sessions(HARNESS).getFirst();
        SignedInPerson.update(HARNESS, "REMOVE logins.#session.#name", session);
        assertEquals(names(NAME), names(run("revoke", "person", Grants.PERSON.value(), "--now")));
    }

    private static void endLogins(Instant endsAt) {
        for (String session : SignedInPerson.sessions(HARNESS)) {
            SignedInPerson.end(HARNESS, session, endsAt);
        }
    }

    private static List<String> names(String... names) {
        return List.of(names);
    }

    private static List<String> names(Ran ran) {
        List<String> names = new ArrayList<>();
        document(ran)
                .at("/Statement/0/Condition/StringEquals/aws:SourceIdentity")
                .forEach(name -> names.add(name.textValue()));
        return names;
    }

    @Test
    void loginThatMadeRoomThoughItRan_isWarnedOf() {
        for (int i = 1; i < LoginsItem.MOST; i++) {
            SignedInPerson.signIn(HARNESS);
        }
        assertFalse(hasLine("Not all of their logins are known", run("revoke", "person", NAME, "--now")));
        SignedInPerson.signIn(HARNESS);
        assertTrue(hasLine("Not all of their logins are known", run("revoke", "person", NAME, "--now")));
        assertTrue(hasLine("Not all of their logins are known", apply()));
    }

    @Test
    void personWithoutAnyRole_isSaidToHaveNone() {
        SignedInPerson.update(HARNESS, "SET logins = :value", AttributeValue.fromM(Map.of()));
        for (Ran ran : List.of(run("revoke", "person", NAME, "--now"), apply(), undo())) {
            assertEquals(0, ran.code(), ran::toString);
            assertTrue(hasLine("- no role is known", ran), ran::toString);
        }
        assertEquals(Map.of(), HARNESS.accounts().policies());
    }

    private static boolean hasLine(String beginning, Ran ran) {
        return ran.out().stream().anyMatch(line -> line.startsWith(beginning));
    }

    @Test
    void optionsThatDoNotGoTogether_changeNothing() {
        assertNotDone("--apply and --undo go with --now", run("revoke", "person", NAME, "--apply"));
        assertNotDone("--apply and --undo go with --now", run("revoke", "person", NAME, "--undo"));
        assertNotDone(
                "--apply and --undo do not go together", run("revoke", "person", NAME, "--now", "--apply", "--undo"));
        assertNotDone(
                "--through goes with --now --apply", run("revoke", "person", NAME, "--now", "--through", "CutOff"));
        assertNotDone(
                "--through takes a role's name",
                run("revoke", "person", NAME, "--now", "--apply", "--through", "arn:aws:iam::444455556666:role/X"));
        assertFalse(mark().isPresent());
    }

    @Test
    void idOfNobody_hasNoCredentialsToEnd() {
        assertNotDone(
                "nobody has signed in as " + "A".repeat(43),
                run("revoke", "person", "--unknown", "A".repeat(43), "--now"));
    }
}
