package dev.latchkey.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.testing.TestClock;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("service")
class CallTimeoutsTest {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @Test
    void callThatIsOver_leavesNoTimer() {
        new AwsOperation("DynamoDB", "DescribeTable")
                .call(
                        TestClock.atStart().invocation(),
                        timeouts -> harness.clients()
                                .dynamoDb()
                                .describeTable(describe -> describe.tableName(
                                                harness.provisioned().tableName())
                                        .overrideConfiguration(timeouts)));

        assertEquals(1, CallTimeouts.TIMERS.getPoolSize(), "the timers were not those of all clients");
        assertEquals(List.of(), List.copyOf(CallTimeouts.TIMERS.getQueue()));
    }
}
