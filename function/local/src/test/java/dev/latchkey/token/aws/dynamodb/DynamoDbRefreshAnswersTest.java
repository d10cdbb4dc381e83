package dev.latchkey.token.aws.dynamodb;

import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.token.grant.RefreshAnswers;
import dev.latchkey.token.grant.RefreshAnswersContract;
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
