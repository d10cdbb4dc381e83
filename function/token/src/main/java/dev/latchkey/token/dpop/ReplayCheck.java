package dev.latchkey.token.dpop;

import dev.latchkey.oauth.AbuseSignal;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.request.RequestContext;

/** Allows a proof for one request and its repetitions, and for no other. */
public final class ReplayCheck {
    private final ProofLedger ledger;

    public ReplayCheck(ProofLedger ledger) {
        this.ledger = ledger;
    }

    /** What the ledger says about a proof's use with a request. */
    public enum Use {
        /** The first, or a repetition of that request within {@link ProofLedger#RETRY_WINDOW}. */
        ALLOWED,
        /** With another request, or too late for a retry. */
        REPLAY;

        /**
         * Refuses a replay.
         *
         * @throws OAuthException INVALID_REQUEST
         */
        public void requireAllowed() {
            if (this == REPLAY) {
                throw OAuthException.abuse(
                        AbuseSignal.PROOF_REPLAYED,
                        "The DPoP proof was used before. Make a new one for each request.",
                        "proof: replayed");
            }
        }
    }

    /** Records that the request's proof is used for it. */
    public Use record(ProvenRequest request, RequestContext context) {
        return ledger.record(request.proof(), request.fingerprint(), context.now(), context) ? Use.ALLOWED : Use.REPLAY;
    }
}
