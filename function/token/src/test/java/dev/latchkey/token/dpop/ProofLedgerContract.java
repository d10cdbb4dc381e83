package dev.latchkey.token.dpop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link ProofLedger} must do. */
public abstract class ProofLedgerContract {
    private static final Instant FIRST = TestClock.START;

    private final DpopProof proof = proof(UUID.randomUUID().toString(), "a-jti");

    protected abstract ProofLedger ledger();

    private static DpopProof proof(String jkt, String jti) {
        return new DpopProof(jkt, jti, FIRST, 0);
    }

    private boolean record(DpopProof used, String fingerprint, Instant now) {
        return ledger().record(
                        used, fingerprint, now, RequestContext.within(Duration.ofSeconds(30), Clock.systemUTC()));
    }

    @Test
    void record_firstUse_isTrue() {
        assertTrue(record(proof, "request", FIRST));
    }

    @Test
    void record_sameRequestWithinAMinute_isTrue() {
        record(proof, "request", FIRST);

        assertTrue(record(proof, "request", FIRST));
        assertTrue(record(proof, "request", FIRST.plusSeconds(59)));
        assertTrue(record(proof, "request", FIRST.plusSeconds(60)));
    }

    @Test
    void record_sameRequestAfterAMinute_isFalse() {
        record(proof, "request", FIRST);
        record(proof, "request", FIRST.plusSeconds(60));

        assertFalse(record(proof, "request", FIRST.plusSeconds(61)));
    }

    @Test
    void record_anotherRequest_isFalse() {
        record(proof, "request", FIRST);

        assertFalse(record(proof, "other", FIRST));
        assertTrue(record(proof, "request", FIRST));
    }

    @Test
    void record_sameJtiOfAnotherKey_isTrue() {
        record(proof, "request", FIRST);

        assertTrue(record(proof(UUID.randomUUID().toString(), "a-jti"), "other", FIRST));
    }

    @Test
    void record_otherJtiOfTheSameKey_isTrue() {
        record(proof, "request", FIRST);

        assertTrue(record(proof(proof.jkt(), "other-jti"), "other", FIRST));
    }

    @Test
    void record_manyRequestsAtOnce_oneIsTrue() throws Exception {
        List<Callable<Boolean>> uses = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String fingerprint = "request " + i;
            uses.add(() -> record(proof, fingerprint, FIRST));
        }

        int accepted = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> use : threads.invokeAll(uses)) {
                accepted += use.get() ? 1 : 0;
            }
        }

        assertEquals(1, accepted);
    }
}
