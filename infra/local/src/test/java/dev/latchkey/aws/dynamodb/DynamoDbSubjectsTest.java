package dev.latchkey.aws.dynamodb;

import dev.latchkey.grant.Subjects;
import dev.latchkey.grant.SubjectsContract;
import dev.latchkey.local.testing.AdapterHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("service")
class DynamoDbSubjectsTest extends SubjectsContract {
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
    protected Subjects subjects() {
        return new DynamoDbSubjects(harness.table());
    }
}
