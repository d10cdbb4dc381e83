package dev.latchkey.token.aws.dynamodb;

import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.token.grant.Sessions;
import dev.latchkey.token.grant.SessionsContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("service")
class DynamoDbSessionsTest extends SessionsContract {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @Override
    protected Sessions sessions() {
        return new DynamoDbSessions(harness.table());
    }
}
