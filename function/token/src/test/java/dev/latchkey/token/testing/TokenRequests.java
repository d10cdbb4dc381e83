package dev.latchkey.token.testing;

import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.grant.Casing;
import dev.latchkey.token.grant.TokenRequest;

/** Requests that redeem the code of {@link Grants}. */
public final class TokenRequests {
    private TokenRequests() {}

    public static TokenRequest.AuthorizationCode redemption(Secret code) {
        return redemption(code, Grants.CLIENT_ID, Grants.REDIRECT_URI, Grants.VERIFIER);
    }

    public static TokenRequest.AuthorizationCode redemption(
            Secret code, String clientId, String redirectUri, Secret codeVerifier) {
        return new TokenRequest.AuthorizationCode(clientId, code, redirectUri, codeVerifier, Casing.CAMEL_CASE);
    }
}
