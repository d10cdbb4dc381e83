package dev.latchkey.grant;

import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Invocation;
import dev.latchkey.oauth.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refresh tokens: {@code lk1.<session id>.<base64url of the sealed claims>}.
 *
 * <p>The seal's context names the purpose, the client, the session and the proof key's thumbprint. When a token is
 * opened the context is made anew from the request, so that a token presented by another client or with another key
 * does not open.
 */
public final class RefreshTokens {
    private static final Pattern TOKEN = Pattern.compile("lk1\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]+)");

    private final TokenSealer sealer;

    public RefreshTokens(TokenSealer sealer) {
        this.sealer = sealer;
    }

    /** A refresh token for the session. */
    public Secret seal(Session session, Invocation invocation) {
        byte[] sealed = sealer.seal(
                RefreshTokenClaims.of(session), context(session.clientId(), session.id(), session.jkt()), invocation);
        return Secret.of("lk1." + session.id() + "." + Base64Url.encode(sealed));
    }

    /**
     * Takes a refresh token apart, without asking anybody.
     *
     * @return empty for what has not the form of one
     */
    public static Optional<RefreshToken> parse(Secret refreshToken) {
        Matcher token = TOKEN.matcher(refreshToken.reveal());
        if (!token.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RefreshToken(token.group(1), Base64Url.decode(token.group(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The token's session; empty if it is not a refresh token that was issued to this client and key. */
    public Optional<Session> open(RefreshToken token, String clientId, String jkt, Invocation invocation) {
        return sealer.open(token.sealedClaims(), context(clientId, token.sessionId(), jkt), invocation)
                .map(RefreshTokenClaims::parse)
                .filter(session -> session.jkt().equals(jkt));
    }

    private static Map<String, String> context(String clientId, String sessionId, String jkt) {
        return Map.of("purpose", "refresh-token", "client", clientId, "session", sessionId, "jkt", jkt);
    }
}
