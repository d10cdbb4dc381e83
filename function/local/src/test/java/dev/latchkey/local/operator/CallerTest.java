package dev.latchkey.local.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.operator.testing.Shell.Ran;
import dev.latchkey.operator.testing.Sources;
import dev.latchkey.signin.aws.dynamodb.AccessItem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An operator whose credentials are not good, whom LocalStack would not know from others. */
class CallerTest {
    @RegisterExtension
    static final OperatorHarness HARNESS = new OperatorHarness();

    @Test
    void operatorWhomStsDoesNotKnow_appliesNothing() {
        assertEquals(
                new Ran(1, List.of(), List.of("latchkey: your AWS credentials are not valid any more: sign in again")),
                HARNESS.shellOfNobody().run("access", "apply", "--yes", Sources.EXAMPLE.toString()));
        assertTrue(HARNESS.item(AccessItem.CURRENT).isEmpty());
    }
}
