package dev.latchkey.dpop;

import dev.latchkey.testing.FakeProofLedger;

class FakeProofLedgerTest extends ProofLedgerContract {
    private final FakeProofLedger ledger = new FakeProofLedger();

    @Override
    protected ProofLedger ledger() {
        return ledger;
    }
}
