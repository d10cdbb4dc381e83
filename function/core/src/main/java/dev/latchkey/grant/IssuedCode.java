package dev.latchkey.grant;

import dev.latchkey.json.Json;
import dev.latchkey.oauth.Base64Url;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An authorization code as it waits to be redeemed: what the authorization request bound it to, and what it grants.
 *
 * @param clientId the client it was issued to
 * @param redirectUri the redirect URI of the authorization request, byte for byte
 * @param codeChallenge RFC 7636's challenge; a code without one can never be redeemed
 * @param codeChallengeMethod {@code S256} or {@code SHA-256}, which mean the same; absent means S256
 * @param dpopJkt the thumbprint of the only key that may redeem it (RFC 9449 §10), if it was bound to one
 * @param expiresAt at most {@link #MAX_LIFETIME} after it was issued
 * @param claims further claims for the id token, in all at most {@link #MAX_CLAIMS} characters of base64url
 * @param signInIp the address of the browser that signed in, if it is known
 * @param session what the session will be called that it begins
 * @param authorization what it grants
 */
public record IssuedCode(
        String clientId,
        String redirectUri,
        Optional<String> codeChallenge,
        Optional<String> codeChallengeMethod,
        Optional<String> dpopJkt,
        Instant expiresAt,
        Map<String, String> claims,
        Optional<String> signInIp,
        SessionId session,
        Authorization authorization) {

    /** The most that the further claims may take, in characters of base64url, so that an id token stays within 4096. */
    public static final int MAX_CLAIMS = 1536;

    private static final Set<String> ID_TOKEN_CLAIMS =
            Set.of("iss", "sub", "aud", "iat", "exp", "nbf", "auth_time", "session_arn");

    /** RFC 6749 §4.1.2 recommends no more. */
    public static final Duration MAX_LIFETIME = Duration.ofMinutes(10);

    /** What an issuer should choose unless it has a reason not to. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

    /**
     * Checks that the tokens of this code will fit their limits, before anybody is given the code.
     *
     * @throws IllegalArgumentException if they will not
     */
    public IssuedCode {
        claims = Map.copyOf(claims);
        requireThatTheyFit(claims);
        AuthorizationJson.requireThatItFits(authorization);
    }

    /** Refuses claims that no id token has room for, or that are not an issuer's to make. */
    private static void requireThatTheyFit(Map<String, String> claims) {
        if (claims.keySet().stream().anyMatch(ID_TOKEN_CLAIMS::contains)) {
            throw new IllegalArgumentException("a further claim has the name of one of the id token's own");
        }
        String json = Json.write(object -> Json.writeStringMap(object, "claims", claims));
        int characters = Base64Url.encode(json.getBytes(StandardCharsets.UTF_8)).length();
        if (characters > MAX_CLAIMS) {
            throw new IllegalArgumentException(
                    "the claims take %d characters of an id token, at most %d".formatted(characters, MAX_CLAIMS));
        }
    }
}
