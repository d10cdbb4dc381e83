package dev.latchkey.grant;

import dev.latchkey.oauth.Invocation;
import java.util.Map;
import java.util.Optional;

/**
 * Authenticated encryption under a key that never leaves its service. Implementations are safe for concurrent use, and
 * throw {@link dev.latchkey.oauth.DependencyException} when the service fails.
 */
public interface TokenSealer {
    /**
     * Encrypts {@code plaintext}.
     *
     * @param context bound to the ciphertext: it opens with this context and no other. Not secret.
     */
    byte[] seal(byte[] plaintext, Map<String, String> context, Invocation invocation);

    /** What was sealed; empty for anything that this key did not seal under this context. */
    Optional<byte[]> open(byte[] ciphertext, Map<String, String> context, Invocation invocation);
}
