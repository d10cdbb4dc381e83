package dev.latchkey.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An authorization code as it waits to be redeemed: what the authorization request bound it to, and what it grants.
 *
 * @param clientId the client it was issued to
 * @param redirectUri the redirect URI of the authorization request, byte for byte
 * @param codeChallenge RFC 7636's challenge; a code without one can never be redeemed
 * @param codeChallengeMethod {@code S256} or {@code SHA-256}, which mean the same; absent means S256
 * @param dpopJkt the thumbprint of the only key that may redeem it (RFC 9449 §10), if it was bound to one
 * @param expiresAt at most {@link #MAX_LIFETIME} after it was issued
 * @param claims further claims for the id token, in all at most {@link IdTokens#MAX_CLAIMS} characters
 * @param authorization at most {@link RefreshTokenClaims#MAX_BYTES} as a refresh token's claims
 */
public record IssuedCode(
        String clientId,
        String redirectUri,
        Optional<String> codeChallenge,
        Optional<String> codeChallengeMethod,
        Optional<String> dpopJkt,
        Instant expiresAt,
        Map<String, String> claims,
        Authorization authorization) {

    /** RFC 6749 §4.1.2 recommends no more. */
    public static final Duration MAX_LIFETIME = Duration.ofMinutes(10);

    /** What an issuer should choose when it has no reason to choose otherwise. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

    /**
     * Checks that the tokens of this code will fit their limits, before anybody is given it.
     *
     * @throws IllegalArgumentException if they will not
     */
    public IssuedCode {
        claims = Map.copyOf(claims);
        IdTokens.requireThatTheyFit(claims);
        RefreshTokenClaims.requireThatTheyFit(clientId, authorization);
    }
}
