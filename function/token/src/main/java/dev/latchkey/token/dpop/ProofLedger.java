package dev.latchkey.token.dpop;

import dev.latchkey.request.RequestContext;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers which proofs were used, and with which request, so that none can be used for another (RFC 9449 §11.1).
 * Implementations are safe for concurrent use, and throw {@link dev.latchkey.request.DependencyException} when their
 * store fails: a proof that cannot be looked up is not accepted.
 */
public interface ProofLedger {
    /**
     * How long after its first use the same request may be sent again: AWS's clients repeat requests, proof included.
     */
    Duration RETRY_WINDOW = Duration.ofMinutes(1);

    /**
     * Records the use of a proof in one conditional write.
     *
     * @param fingerprint the same for two requests only if one repeats the other, proof included
     * @return true at the proof's first use and for repetitions of that request up to {@link #RETRY_WINDOW} after it,
     *     that very second included; false for any other use
     */
    boolean record(DpopProof proof, String fingerprint, Instant now, RequestContext context);
}
