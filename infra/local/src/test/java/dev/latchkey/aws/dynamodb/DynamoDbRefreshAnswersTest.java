package dev.latchkey.aws.dynamodb;

import dev.latchkey.grant.RefreshAnswers;
import dev.latchkey.grant.RefreshAnswersContract;
import dev.latchkey.local.testing.AdapterHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("service")
class DynamoDbRefreshAnswersTest extends RefreshAnswersContract {
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
    protected RefreshAnswers answers() {
        return new DynamoDbRefreshAnswers(harness.table());
    }
}
