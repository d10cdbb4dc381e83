package dev.latchkey.local.operator;

import static dev.latchkey.local.operator.OperatorHarness.assertNotDone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.operator.testing.Shell.Ran;
import dev.latchkey.operator.testing.Sources;
import dev.latchkey.signin.aws.dynamodb.AccessItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("service")
class HistoryTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    private static final Instant FIRST = Instant.parse("2126-03-01T09:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    /** Version n has a session of n hours, and was applied n minutes later. */
    @BeforeEach
    void applyThree() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Path file = Files.writeString(
                    folder.resolve("access.yaml"), Sources.SMALL.replace("session: 2h", "session: %dh".formatted(i)));
            HARNESS.shell().at(FIRST.plus(Duration.ofMinutes(i))).run("access", "apply", "--yes", file.toString());
        }
    }

    private static Ran run(String... arguments) {
        return HARNESS.shell().at(FIRST).run(arguments);
    }

    private static String line(String mark, int number, int minute) {
        return "%s %d  2126-03-01T09:0%d:00Z  %s".formatted(mark, number, minute, OperatorHarness.OPERATOR);
    }

    @Test
    void history_listsWhoAppliedWhatWhen() {
        assertEquals(
                new Ran(0, List.of(line("*", 3, 3), line(" ", 2, 2), line(" ", 1, 1)), List.of()),
                run("access", "history"));
        assertEquals(
                List.of(line("*", 3, 3), line(" ", 2, 2)),
                run("access", "history", "--last", "2").out());
    }

    @Test
    void history_isReadWithoutAScan() {
        HARNESS.faults().forgetCalls();
        run("access", "history", "--last", "100");
        assertEquals(1, HARNESS.faults().calls("GetItem"));
        assertEquals(1, HARNESS.faults().calls("BatchGetItem"));
        assertEquals(0, HARNESS.faults().calls("Scan") + HARNESS.faults().calls("Query"));
    }

    @Test
    void history_withoutACopy_goesOn() {
        HARNESS.delete(AccessItem.key(2));
        assertEquals(
                List.of(line("*", 3, 3), line(" ", 1, 1)),
                run("access", "history").out());
    }

    @Test
    void history_whereNothingIsApplied_listsTheCopies() {
        HARNESS.delete(AccessItem.CURRENT);
        assertEquals(
                List.of("Nothing is applied: nobody can sign in.", line(" ", 3, 3), line(" ", 2, 2), line(" ", 1, 1)),
                run("access", "history").out());
    }

    @Test
    void history_thatIsNotAnswered_isNotDone() {
        HARNESS.faults().fail("BatchGetItem", Fault.DENY);
        assertNotDone("you are not allowed dynamodb:BatchGetItem on the table ", run("access", "history"));
    }

    @Test
    void rollback_appliesTheOldVersionAsANewOne() {
        Ran ran = run("access", "rollback", "--yes", "1");
        assertEquals(
                List.of(
                        "Applied is version 3, by %s at 2126-03-01T09:03:00Z.".formatted(OperatorHarness.OPERATOR),
                        "version 1 changes (+ gains, - loses, ~ has otherwise):",
                        "~ staff/admins: Admin in Production (111122223333), Staging (444455556666): session 3h -> 1h",
                        "Version 4 is applied, from the next sign-in on."),
                ran.out());
        assertEquals(
                HARNESS.item("access#1").get("json"),
                HARNESS.item(AccessItem.CURRENT).get("json"));
        assertEquals(line("*", 4, 0), run("access", "history").out().getFirst());
    }

    @Test
    void rollback_asks() {
        assertNotDone("nothing was applied", HARNESS.shell().answer("no").run("access", "rollback", "1"));
        assertTrue(HARNESS.item("access#4").isEmpty());
    }

    @Test
    void rollback_toWhatIsApplied_doesNothing() {
        assertEquals(
                new Ran(0, List.of("version 3 is what is applied: version 3."), List.of()),
                run("access", "rollback", "--yes", "3"));
    }

    @Test
    void rollback_toWhatIsNotThere_isNotDone() {
        assertNotDone("there is no copy of version 7", run("access", "rollback", "--yes", "7"));
        assertNotDone("there is no copy of version 0", run("access", "rollback", "--yes", "0"));
        assertNotDone("there is no copy of version -1", run("access", "rollback", "--yes", "--", "-1"));
    }

    @Test
    void rollback_toWhatIsNoAccessFile_isNotDone() {
        HARNESS.tamper("access#2", Map.of("json", AttributeValue.fromB(SdkBytes.fromUtf8String("{}"))));
        assertNotDone("version 2 is no access file to this Latchkey", run("access", "rollback", "--yes", "2"));
        assertTrue(HARNESS.item("access#4").isEmpty());
    }
}
