package dev.latchkey.local.operator;

import static dev.latchkey.local.operator.OperatorHarness.assertNotDone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.operator.testing.Shell;
import dev.latchkey.operator.testing.Shell.Ran;
import dev.latchkey.signin.aws.dynamodb.AccessItem;
import dev.latchkey.testing.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Applying when a service fails, and when somebody wrote to the table by hand. */
@Tag("service")
class ApplyFailureTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    private static final String TRANSACTION = "TransactWriteItems";
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
    void answerThatIsLost_isFoundOut() throws IOException {
        HARNESS.faults().fail(TRANSACTION, Fault.CUT_OFF);
        assertEquals(0, HARNESS.apply(file(2)).code());
        assertEquals(1, HARNESS.applied().orElseThrow().version());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE", "ERROR", "THROTTLE"})
    void applicationThatIsInterrupted_leavesAllAsItWas(Fault fault) throws IOException {
        HARNESS.apply(file(2));
        HARNESS.faults().fail(TRANSACTION, fault);
        assertNotDone("DynamoDB ", HARNESS.apply(file(3)));
        HARNESS.faults().clear();
        assertEquals(1, HARNESS.applied().orElseThrow().version());
        assertTrue(HARNESS.item("access#2").isEmpty());
        assertEquals(0, HARNESS.apply(file(3)).code());
    }

    @Test
    void operatorWhoMayNot_isToldWhichPermissionIsMissing() throws IOException {
        HARNESS.faults().fail(TRANSACTION, Fault.DENY);
        assertNotDone(
                "you are not allowed dynamodb:PutItem and dynamodb:UpdateItem on the table ", HARNESS.apply(file(2)));
    }

    @Test
    void tableThatIsNotThere_isSaidToBe() throws IOException {
        assertNotDone(
                "there is not the table nowhere in this account and Region",
                shell().run("access", "apply", "--yes", "--table", "nowhere", file(2)));
    }

    @Test
    void removedCurrent_isReplacedByTheNextVersion() throws IOException {
        for (int hours = 1; hours <= 5; hours++) {
            HARNESS.apply(file(hours));
        }
        HARNESS.delete(AccessItem.CURRENT);
        assertTrue(HARNESS.apply(file(6)).out().contains("Version 6 is applied, from the next sign-in on."));
        assertEquals(6, HARNESS.applied().orElseThrow().version());
    }

    @Test
    void copyThatNobodyApplied_isNotOverwritten() throws IOException {
        HARNESS.apply(file(1));
        HARNESS.tamper("access#2", Map.of("appliedBy", AttributeValue.fromS("somebody")));
        assertNotDone("there is a copy of version 2 already, though nobody applied it", HARNESS.apply(file(2)));
        assertEquals(1, HARNESS.applied().orElseThrow().version());
    }

    @Test
    void currentThatCannotBeRead_isReplaced() throws IOException {
        HARNESS.apply(file(1));
        HARNESS.tamper(AccessItem.CURRENT, Map.of("json", AttributeValue.fromB(SdkBytes.fromUtf8String("{}"))));
        Ran ran = HARNESS.apply(file(2));
        assertEquals(0, ran.code());
        assertTrue(ran.out().get(1).startsWith("It cannot be read, so that nobody can sign in: "), ran::toString);
        assertEquals(2, HARNESS.applied().orElseThrow().version());
    }

    @Test
    void itemOfAnotherForm_isSaidToBe() throws IOException {
        HARNESS.apply(file(1));
        HARNESS.tamper(AccessItem.CURRENT, Map.of("version", AttributeValue.fromS("1")));
        assertNotDone(
                "the item access#current is not as this command writes it, version is not a number",
                HARNESS.apply(file(2)));
    }
}
