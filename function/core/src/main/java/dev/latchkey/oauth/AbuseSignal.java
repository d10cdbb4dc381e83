package dev.latchkey.oauth;

/** Something an honest client does not do, which is counted for the operator. */
public enum AbuseSignal {
    /** A proof was presented for a second request, or too late for a retry (RFC 9449 §11.1). */
    PROOF_REPLAYED,
    /** A used code was presented again with its verifier: two parties have both (RFC 6749 §4.1.2). */
    CODE_REUSED,
    /** A code's item was not written by the sign-in function: somebody else writes to the table. */
    CODE_FORGED,
    /**
     * A code for the browser's own device was presented, with its verifier, from another address than the browser's:
     * somebody began a sign-in and had somebody else finish it, or browser and client have different addresses.
     */
    CODE_FROM_ELSEWHERE,
    /** A refresh token of the right form did not open: it was made up, or stolen without its key. */
    REFRESH_TOKEN_FORGED
}
