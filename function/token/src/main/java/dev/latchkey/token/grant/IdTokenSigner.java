package dev.latchkey.token.grant;

import dev.latchkey.request.RequestContext;

/**
 * Signs with ES384 (RFC 7518 §3.4) under a key that never leaves its service. Implementations are safe for concurrent
 * use, and throw {@link dev.latchkey.request.DependencyException} when the service fails.
 */
public interface IdTokenSigner {
    /** The key's id, for the JOSE header's {@code kid}. */
    String keyId();

    /** The signature over {@code signingInput}: 96 bytes, r‖s. */
    byte[] sign(byte[] signingInput, RequestContext context);
}
