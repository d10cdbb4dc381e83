package dev.latchkey.aws.dynamodb;

import dev.latchkey.grant.RefreshAnswers;
import dev.latchkey.grant.RefreshAnswersContract;
import dev.latchkey.local.testing.AdapterHarness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("service")
class DynamoDbRefreshAnswersTest extends RefreshAnswersContract {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @Override
    protected RefreshAnswers answers() {
        return new DynamoDbRefreshAnswers(harness.table());
    }
}
