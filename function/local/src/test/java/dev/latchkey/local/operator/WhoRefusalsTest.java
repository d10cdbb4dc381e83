package dev.latchkey.local.operator;

import static dev.latchkey.local.operator.OperatorHarness.assertNotDone;
import static dev.latchkey.local.operator.SignedInPerson.CLOCK;
import static dev.latchkey.local.operator.SignedInPerson.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.json.Json;
import dev.latchkey.operator.testing.Shell.Ran;
import dev.latchkey.testing.Grants;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the command says that a person was refused. */
@Tag("service")
class WhoRefusalsTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    private static final String TOKENS = "/tokens";
    private static final String SIGN_INS = "/sign-ins";

    @BeforeEach
    void signIn() {
        SignedInPerson.signIn(HARNESS);
    }

    private static Ran run(String... arguments) {
        return HARNESS.shell().at(CLOCK.instant()).run(arguments);
    }

    @Test
    void withoutALogGroup_theCommandSaysWhereRefusalsAre() {
        assertTrue(run("who", NAME).out().getLast().contains("outputs LogGroupName and SignInLogGroupName"));
    }

    @Test
    void refusals_areTheLastTenOfTheTime() {
        Instant now = CLOCK.instant();
        for (int i = 1; i <= 12; i++) {
            log(TOKENS, now.minusSeconds(60L * i), Grants.PERSON.value(), 403, "refused " + i);
        }
        log(SIGN_INS, now.minusSeconds(30), Grants.PERSON.value(), 403, "at the sign-in");
        log(TOKENS, now.minusSeconds(40), Grants.PERSON.value(), 200, "not refused");
        log(TOKENS, now.minusSeconds(50), "A".repeat(43), 403, "somebody else");

        List<String> told = refusals(run("who", NAME, "--log-group", TOKENS, "--log-group", SIGN_INS));
        assertEquals(10, told.size(), told::toString);
        assertTrue(told.getFirst().endsWith("refused 9, by operator, from 203.0.113.9"), told::toString);
        assertEquals(
                "  %s  refresh_token  USER_CREDENTIALS_CHANGED: at the sign-in, by operator, from 203.0.113.9"
                        .formatted(now.minusSeconds(30)),
                told.getLast());

        List<String> recent = refusals(HARNESS.shell()
                .variable("LATCHKEY_LOG_GROUPS", TOKENS + ", " + SIGN_INS)
                .at(now)
                .run("who", NAME, "--since", "2m"));
        assertEquals(3, recent.size(), recent::toString);
    }

    private static List<String> refusals(Ran ran) {
        return ran.out().stream()
                .filter(line -> line.contains("USER_CREDENTIALS_CHANGED"))
                .toList();
    }

    private static void log(String group, Instant at, String person, int status, String reason) {
        HARNESS.accounts().log(group, at, Json.write(json -> {
            json.writeStringField("time", at.toString());
            json.writeStringField("sourceIp", "203.0.113.9");
            json.writeStringField("grant", "refresh_token");
            json.writeStringField("person", person);
            json.writeNumberField("status", status);
            json.writeStringField("outcome", "USER_CREDENTIALS_CHANGED");
            json.writeStringField("reason", reason);
            json.writeStringField("lever", "operator");
        }));
    }

    @Test
    void logGroupWithoutRefusals_isSaidToHaveNone() {
        log(TOKENS, CLOCK.instant(), Grants.PERSON.value(), 200, "not refused");
        Ran ran = run("who", NAME, "--log-group", TOKENS);
        assertTrue(ran.out().getLast().matches("  refused since 20\\S+Z: nothing"), ran::toString);
    }

    @Test
    void logGroupThatIsNotThere_isSaidToBe() {
        assertNotDone(
                "there is not the log group /nowhere in this account and Region",
                run("who", NAME, "--log-group", "/nowhere"));
    }

    @Test
    void timeOfAnotherForm_isAMisuse() {
        assertEquals(2, run("who", NAME, "--since", "yesterday").code());
    }
}
