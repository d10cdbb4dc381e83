package dev.latchkey.oauth;

/** What an honest client does not do: the operator is told of it in numbers. */
public enum AbuseSignal {
    /** A proof was presented for a second request, or too late for a retry (RFC 9449 §11.1). */
    PROOF_REPLAYED,
    /** A used code was presented again with its verifier: both are in two hands (RFC 6749 §4.1.2). */
    CODE_REUSED,
    /** A refresh token of the right form did not open: it was made up, or stolen without its key. */
    REFRESH_TOKEN_FORGED
}
