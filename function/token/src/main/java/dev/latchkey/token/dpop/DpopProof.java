package dev.latchkey.token.dpop;

import java.time.Instant;

/**
 * A DPoP proof that was checked. Only {@link DpopProofVerifier} makes one.
 *
 * @param jkt the RFC 7638 thumbprint of the key that made it, over the canonical 32-byte coordinates
 * @param jti its identifier, 1–256 characters
 * @param expiresAt when it becomes too old to be accepted: its {@code iat}, in whole seconds, and the window
 * @param iatOffset seconds by which {@code iat} was ahead of our clock; negative when behind
 */
public record DpopProof(String jkt, String jti, Instant expiresAt, long iatOffset) {}
