package dev.latchkey.credentials;

import dev.latchkey.oauth.AccessToken;
import java.time.Duration;
import java.time.Instant;

/** Temporary credentials and the moment at which AWS stops taking them. */
public record SessionCredentials(AccessToken accessToken, Instant expiration) {
    /** How long credentials are asked for: the least that STS gives, and the most that the protocol has room for. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    /** The whole seconds that are left at {@code now}, at most {@link #LIFETIME}; zero or less when they are over. */
    public int expiresIn(Instant now) {
        return (int) Math.min(Duration.between(now, expiration).toSeconds(), LIFETIME.toSeconds());
    }
}
