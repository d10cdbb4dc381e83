package dev.latchkey.token.grant;

import dev.latchkey.oauth.Secret;

/** A token request (model shape CreateOAuth2TokenRequestBody) whose members are present and inside their bounds. */
public sealed interface TokenRequest {
    /** {@code arn:aws:signin:::devtools/same-device} or {@code …/cross-device}. */
    String clientId();

    /** RFC 6749's name of the grant. */
    String grantType();

    /** How the request spelled its members. */
    Casing casing();

    /**
     * RFC 6749 §4.1.3.
     *
     * @param code 1–512 characters
     * @param redirectUri 1–2048 characters, as it was given in the authorization request
     * @param codeVerifier 43–128 unreserved characters (RFC 7636 §4.1)
     */
    record AuthorizationCode(String clientId, Secret code, String redirectUri, Secret codeVerifier, Casing casing)
            implements TokenRequest {
        public static final String GRANT_TYPE = "authorization_code";

        @Override
        public String grantType() {
            return GRANT_TYPE;
        }
    }

    /**
     * RFC 6749 §6.
     *
     * @param refreshToken 1–2048 characters
     */
    record Refresh(String clientId, Secret refreshToken, Casing casing) implements TokenRequest {
        public static final String GRANT_TYPE = "refresh_token";

        @Override
        public String grantType() {
            return GRANT_TYPE;
        }
    }
}
