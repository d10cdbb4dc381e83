package dev.latchkey.token.grant;

import java.time.Duration;
import java.time.Instant;

/** Temporary credentials and the moment at which AWS stops taking them. */
public record SessionCredentials(AccessToken accessToken, Instant expiration) {
    /** How long credentials are asked for: the least that STS gives, and the most that the protocol has room for. */
    public static final Duration LIFETIME = TokenResponse.MAX_EXPIRES_IN;
}
