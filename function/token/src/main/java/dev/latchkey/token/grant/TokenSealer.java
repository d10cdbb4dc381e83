package dev.latchkey.token.grant;

import dev.latchkey.request.RequestContext;
import java.util.Map;
import java.util.Optional;

/**
 * Authenticated encryption under a key that never leaves its service. Implementations are safe for concurrent use, and
 * throw {@link dev.latchkey.request.DependencyException} when the service fails.
 */
public interface TokenSealer {
    /**
     * Encrypts {@code plaintext}.
     *
     * @param encryptionContext bound to the ciphertext: it opens with this context and no other. Not secret.
     */
    byte[] seal(byte[] plaintext, Map<String, String> encryptionContext, RequestContext context);

    /** What was sealed; empty for anything that this key did not seal under this context. */
    Optional<byte[]> open(byte[] ciphertext, Map<String, String> encryptionContext, RequestContext context);
}
