package dev.latchkey.token.grant;

import dev.latchkey.oauth.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A successful response (model shape CreateOAuth2TokenResponseBody), as it is issued once and may be given again.
 *
 * @param expiration when AWS stops accepting the access token
 * @param refreshToken at most 2048 characters
 * @param idToken only for a redeemed code; at most 4096 characters
 */
public record TokenResponse(
        AccessToken accessToken, Instant expiration, Secret refreshToken, Optional<Secret> idToken) {

    /** The model's bound, and the shortest session that STS gives. */
    public static final Duration MAX_EXPIRES_IN = Duration.ofMinutes(15);

    /** The response to a redeemed code. */
    static TokenResponse ofLogin(SessionCredentials credentials, Secret refreshToken, Secret idToken) {
        return new TokenResponse(
                credentials.accessToken(), credentials.expiration(), refreshToken, Optional.of(idToken));
    }

    /** The response to a refresh, which has no id token. */
    static TokenResponse ofRefresh(SessionCredentials credentials, Secret refreshToken) {
        return new TokenResponse(credentials.accessToken(), credentials.expiration(), refreshToken, Optional.empty());
    }

    /** {@code expiresIn} at {@code now}: the whole seconds left, at most 900; zero or less when they are over. */
    public int expiresIn(Instant now) {
        return (int) Math.min(Duration.between(now, expiration).toSeconds(), MAX_EXPIRES_IN.toSeconds());
    }
}
