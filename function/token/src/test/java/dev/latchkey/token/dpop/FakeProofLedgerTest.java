package dev.latchkey.token.dpop;

import dev.latchkey.token.testing.FakeProofLedger;

class FakeProofLedgerTest extends ProofLedgerContract {
    private final FakeProofLedger ledger = new FakeProofLedger();

    @Override
    protected ProofLedger ledger() {
        return ledger;
    }
}
