package dev.latchkey.token.aws.dynamodb;

import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.token.grant.Subjects;
import dev.latchkey.token.grant.SubjectsContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("service")
class DynamoDbSubjectsTest extends SubjectsContract {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @Override
    protected Subjects subjects() {
        return new DynamoDbSubjects(harness.table());
    }
}
