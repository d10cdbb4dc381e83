package dev.latchkey.token.testing;

import dev.latchkey.request.RequestContext;
import dev.latchkey.token.dpop.DpopProof;
import dev.latchkey.token.dpop.ProofLedger;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Used proofs in memory. */
public final class FakeProofLedger implements ProofLedger {
    private record Use(String fingerprint, Instant first) {}

    private final Map<String, Use> uses = new ConcurrentHashMap<>();

    @Override
    public boolean record(DpopProof proof, String fingerprint, Instant now, RequestContext context) {
        Use use = uses.computeIfAbsent(proof.jkt() + "." + proof.jti(), first -> new Use(fingerprint, now));
        return use.fingerprint().equals(fingerprint) && !now.isAfter(use.first().plus(RETRY_WINDOW));
    }
}
