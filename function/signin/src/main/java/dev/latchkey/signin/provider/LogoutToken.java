package dev.latchkey.signin.provider;

import java.time.Duration;
import java.util.Optional;

/**
 * A logout at a provider, as a verified logout token tells of it (OpenID Connect Back-Channel Logout 1.0 §2.4). It has a
 * subject, a session, or both.
 *
 * @param id the token's own ({@code jti})
 * @param subject who logged out ({@code sub})
 * @param sid of which of the provider's sessions
 */
public record LogoutToken(String id, Optional<String> subject, Optional<String> sid) {
    /** How old a token may be: providers send them at once, and may send again one that failed. */
    static final Duration MOST_AGE = Duration.ofMinutes(5);

    /** After so long, no token is accepted any more that was accepted now. */
    public static final Duration ACCEPTED_WITHIN = MOST_AGE.plus(IdTokens.LEEWAY);
}
