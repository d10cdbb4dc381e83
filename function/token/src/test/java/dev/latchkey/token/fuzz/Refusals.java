package dev.latchkey.token.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;

/** What every refusal must be if nothing was looked up for it, whatever was sent. */
final class Refusals {
    private Refusals() {}

    /** INVALID_REQUEST, in a sentence that is fit for error_description (RFC 6749 §5.2). */
    static void check(OAuthException refusal) {
        assertEquals(ErrorCode.INVALID_REQUEST, refusal.error());
        assertTrue(refusal.publicSentence().matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+"), refusal.publicSentence());
    }
}
