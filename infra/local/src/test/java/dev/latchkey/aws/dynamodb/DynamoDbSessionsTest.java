package dev.latchkey.aws.dynamodb;

import dev.latchkey.grant.Sessions;
import dev.latchkey.grant.SessionsContract;
import dev.latchkey.local.testing.AdapterHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("service")
class DynamoDbSessionsTest extends SessionsContract {
    private static AdapterHarness harness;

    @BeforeAll
    static void start() {
        harness = new AdapterHarness();
    }

    @AfterAll
    static void stop() {
        harness.close();
    }

    @Override
    protected Sessions sessions() {
        return new DynamoDbSessions(harness.table());
    }
}
