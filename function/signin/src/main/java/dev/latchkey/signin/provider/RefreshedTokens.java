package dev.latchkey.signin.provider;

import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.latchkey.oauth.Secret;
import java.util.Optional;

/** What a provider gave for a refresh token. Nothing in it has been checked. */
public final class RefreshedTokens {
    private final OIDCTokens tokens;

    RefreshedTokens(OIDCTokens tokens) {
        this.tokens = tokens;
    }

    OIDCTokens tokens() {
        return tokens;
    }

    /** The refresh token that takes the place of the one that was used; empty if that goes on to be good. */
    public Optional<Secret> refreshToken() {
        return Optional.ofNullable(tokens.getRefreshToken()).map(token -> Secret.of(token.getValue()));
    }
}
