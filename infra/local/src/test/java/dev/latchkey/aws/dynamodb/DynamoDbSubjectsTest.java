package dev.latchkey.aws.dynamodb;

import dev.latchkey.grant.Subjects;
import dev.latchkey.grant.SubjectsContract;
import dev.latchkey.local.testing.AdapterHarness;
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
