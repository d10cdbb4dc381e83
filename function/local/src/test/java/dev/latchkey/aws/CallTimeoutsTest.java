package dev.latchkey.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.testing.TestClock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("service")
class CallTimeoutsTest {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @Test
    void callThatIsOver_leavesNoTimer() {
        Set<Runnable> others = Set.copyOf(CallTimeouts.TIMERS.getQueue());

        new AwsOperation("DynamoDB", "DescribeTable")
                .call(
                        TestClock.atStart().context(),
                        timeouts -> harness.clients()
                                .dynamoDb()
                                .describeTable(describe -> describe.tableName(
                                                harness.provisioned().tableName())
                                        .overrideConfiguration(timeouts)));

        assertEquals(1, CallTimeouts.TIMERS.getPoolSize(), "the timers were not those of all clients");
        assertEquals(
                List.of(),
                CallTimeouts.TIMERS.getQueue().stream()
                        .filter(timer -> !others.contains(timer))
                        .toList());
    }
}
