package dev.latchkey.oauth;

import java.util.Optional;

/**
 * A successful answer (model shape CreateOAuth2TokenResponseBody).
 *
 * @param expiresIn whole seconds left on the access token, 1–900
 * @param refreshToken at most {@value #MAX_REFRESH_TOKEN} characters
 * @param idToken only for a redeemed code; at most {@value #MAX_ID_TOKEN} characters
 */
public record TokenResponse(
        AccessToken accessToken, String tokenType, int expiresIn, Secret refreshToken, Optional<Secret> idToken) {
    public static final int MAX_REFRESH_TOKEN = 2048;
    public static final int MAX_ID_TOKEN = 4096;
}
