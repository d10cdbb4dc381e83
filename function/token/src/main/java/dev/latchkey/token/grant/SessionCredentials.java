package dev.latchkey.token.grant;

import java.time.Duration;
import java.time.Instant;

/** Temporary credentials, and the moment at which AWS stops accepting them. */
public record SessionCredentials(AccessToken accessToken, Instant expiration) {
    /**
     * The lifetime that credentials are requested for: the shortest that STS grants, and the longest that the protocol
     * has room for.
     */
    public static final Duration LIFETIME = TokenResponse.MAX_EXPIRES_IN;
}
