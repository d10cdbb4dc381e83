package dev.latchkey.local.operator;

import static dev.latchkey.local.operator.OperatorHarness.assertNotDone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.operator.testing.Shell;
import dev.latchkey.operator.testing.Shell.Ran;
import dev.latchkey.operator.testing.Sources;
import dev.latchkey.signin.access.AppliedAccess;
import dev.latchkey.signin.aws.dynamodb.AccessItem;
import dev.latchkey.testing.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("service")
class ApplyTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    private static final Instant NOW = TestClock.START;

    @TempDir
    private Path folder = Path.of("");

    private String file(int hours) throws IOException {
        return OperatorHarness.file(folder, hours);
    }

    private static Shell shell() {
        return HARNESS.shell().at(NOW);
    }

    @Test
    void firstFile_isShownAndApplied() throws IOException {
        String file = file(2);
        Ran ran = HARNESS.apply(file);
        assertEquals(
                new Ran(
                        0,
                        List.of(
                                "Nothing is applied: nobody can sign in.",
                                file + " changes (+ gains, - loses, ~ has otherwise):",
                                "+ staff/admins: Admin in Production (111122223333), Staging (444455556666):"
                                        + " rule admins; session 2h; amr mfa",
                                "+ staff/engineers: ReadOnly in Staging (444455556666): rule engineers; session 8h",
                                "+ identity provider staff: https://login.example.com/realms/staff",
                                "+ account 111122223333 Production",
                                "+ account 444455556666 Staging",
                                "Version 1 is applied, from the next sign-in on."),
                        List.of()),
                ran);
        AppliedAccess applied = HARNESS.applied().orElseThrow();
        assertEquals(1, applied.version());
        assertEquals(OperatorHarness.OPERATOR, applied.appliedBy());
        assertEquals(NOW, applied.appliedAt());
        assertEquals(2, applied.file().rules().size());
    }

    @Test
    void nextFile_replacesItAndBothAreKept() throws IOException {
        HARNESS.apply(file(2));
        Map<String, AttributeValue> first = HARNESS.item("access#1");
        Ran ran = HARNESS.apply(file(3));
        assertTrue(ran.out().stream()
                .anyMatch(line -> line.startsWith("~ staff/admins: Admin in ") && line.endsWith(": session 2h -> 3h")));
        assertEquals(first, HARNESS.item("access#1"));
        Map<String, AttributeValue> copy = HARNESS.item("access#2");
        assertEquals(2, HARNESS.applied().orElseThrow().version());
        assertEquals(HARNESS.item(AccessItem.CURRENT).get("json"), copy.get("json"));
        assertFalse(copy.containsKey("expiresAt"));
    }

    @Test
    void sameFile_isNotAppliedAgain() throws IOException {
        String file = file(2);
        HARNESS.apply(file);
        assertEquals(new Ran(0, List.of(file + " is what is applied: version 1."), List.of()), HARNESS.apply(file));
        assertTrue(HARNESS.item("access#2").isEmpty());
    }

    /** After an upgrade from a version that did not hold running sessions to rules, or a write by hand. */
    @Test
    void sameFile_isAppliedAgainWhereRunningSessionsAreHeldToOtherRules() throws IOException {
        String file = file(2);
        HARNESS.apply(file);
        HARNESS.delete(RulesItem.KEY);

        assertEquals(
                List.of(
                        file + " is what is applied: version 1.",
                        "Running sessions are not held to its rules, so it is applied again.",
                        "Version 2 is applied, from the next sign-in on."),
                HARNESS.apply(file).out());
        assertEquals(2, Attributes.of(HARNESS.item(RulesItem.KEY)).number("version"));

        HARNESS.tamper(RulesItem.KEY, Map.of("compiled", AttributeValue.fromB(SdkBytes.fromUtf8String("{}"))));
        assertEquals(0, shell().run("access", "rollback", "2", "--yes").code());
        assertEquals(HARNESS.applied().orElseThrow().file().applied(), RulesItem.parse(HARNESS.item(RulesItem.KEY)));
    }

    @Test
    void wrongFile_isNotApplied() {
        Path path = Sources.changed(folder, "mayNot: [admins]", "mayNot: [engineers]");
        Ran ran = HARNESS.apply(path.toString());
        assertEquals(1, ran.code());
        assertTrue(ran.err().getFirst().startsWith(path + ":26:14: "));
        assertEquals(Optional.empty(), HARNESS.applied());
    }

    @Test
    void question_isAnsweredByTheOperator() throws IOException {
        Ran no = shell().answer("").run("access", "apply", file(2));
        assertNotDone("nothing was applied", no);
        assertEquals(
                "Apply %s as version 1? [y/N] ".formatted(file(2)), no.out().getLast());
        assertEquals(Optional.empty(), HARNESS.applied());

        assertEquals(0, shell().answer("y").run("access", "apply", file(2)).code());
        assertEquals(1, HARNESS.applied().orElseThrow().version());
    }

    @Test
    void question_thatNobodyCanAnswer_isANo() throws IOException {
        assertNotDone("nobody is there to be asked: give --yes", shell().run("access", "apply", file(2)));
        assertEquals(Optional.empty(), HARNESS.applied());
    }

    @Test
    void fileOfSomebodyElse_appliedInBetween_isNotLost() throws IOException {
        HARNESS.apply(file(2));
        String other = file(3);
        Ran ran = shell().answer("yes").whenAsked(() -> HARNESS.apply(other)).run("access", "apply", file(4));
        assertNotDone(
                OperatorHarness.OPERATOR
                        + " applied version 2 in between: nothing of yours was applied. Run this again",
                ran);
        assertEquals(2, HARNESS.applied().orElseThrow().version());
        assertTrue(HARNESS.item("access#3").isEmpty());
    }

    @Test
    void firstFileOfTwo_isTheOneThatStays() throws IOException {
        String other = file(3);
        Ran ran = shell().answer("yes").whenAsked(() -> HARNESS.apply(other)).run("access", "apply", file(4));
        assertNotDone(OperatorHarness.OPERATOR + " applied version 1 in between", ran);
        assertEquals(1, HARNESS.applied().orElseThrow().version());
    }

    @Test
    void filesThatAreAppliedAtOnce_areAllKeptOrRefused() throws Exception {
        HARNESS.apply(file(1));
        List<Future<Ran>> runs = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int hours = 2; hours <= 9; hours++) {
                String file = file(hours);
                runs.add(threads.submit(() -> HARNESS.apply(file)));
            }
        }
        int done = 0;
        for (Future<Ran> run : runs) {
            done += run.get().code() == 0 ? 1 : 0;
        }
        assertTrue(done > 0);
        assertEquals(1 + done, HARNESS.applied().orElseThrow().version());
        assertEquals(1 + done, shell().run("access", "history").out().size());
    }

    @Test
    void diff_changesNothing() throws IOException {
        HARNESS.faults().forgetCalls();
        Ran ran = shell().run("access", "diff", file(2));
        assertEquals(0, ran.code());
        assertEquals(7, ran.out().size());
        assertEquals(Set.of("GetItem access#"), HARNESS.faults().calls());
    }
}
