package dev.latchkey.aws.dynamodb;

import dev.latchkey.dpop.ProofLedger;
import dev.latchkey.dpop.ProofLedgerContract;
import dev.latchkey.local.testing.AdapterHarness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("service")
class DynamoDbProofLedgerTest extends ProofLedgerContract {
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
    protected ProofLedger ledger() {
        return new DynamoDbProofLedger(harness.table());
    }
}
