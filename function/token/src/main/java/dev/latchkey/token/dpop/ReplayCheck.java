package dev.latchkey.token.dpop;

import dev.latchkey.oauth.AbuseSignal;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.request.RequestContext;
import java.time.InstantSource;

/** Lets a proof serve for one request and its repetitions, and for no other. */
public final class ReplayCheck {
    private final ProofLedger ledger;
    private final InstantSource clock;

    public ReplayCheck(ProofLedger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Records that the proof is used for this request.
     *
     * @throws OAuthException INVALID_REQUEST if it was used before, for another request or too long ago for a retry
     */
    public void use(ProvenRequest presentation, RequestContext context) {
        if (!ledger.record(presentation.proof(), presentation.fingerprint(), clock.instant(), context)) {
            throw OAuthException.abuse(
                    AbuseSignal.PROOF_REPLAYED,
                    "The DPoP proof was used before. Make a new one for each request.",
                    "proof: replayed");
        }
    }
}
