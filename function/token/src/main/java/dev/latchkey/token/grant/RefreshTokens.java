package dev.latchkey.token.grant;

import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refresh tokens: {@code lk1.<session id>.<base64url of the sealed claims>}.
 *
 * <p>The seal's context names the purpose, the client, the session and the proof key's thumbprint. When a token is
 * opened the context is made anew from the request, so that a token presented by another client or with another key
 * does not open.
 */
public final class RefreshTokens {
    private static final String VERSION = "lk1";
    private static final int SEGMENTS = 3;

    private final TokenSealer sealer;

    public RefreshTokens(TokenSealer sealer) {
        this.sealer = sealer;
    }

    /** A refresh token for the session. */
    public Secret seal(Session session, RequestContext context) {
        byte[] sealed = sealer.seal(
                RefreshTokenClaims.of(session), context(session.clientId(), session.id(), session.jkt()), context);
        return Secret.of(VERSION + "." + session.id() + "." + Base64Url.encode(sealed));
    }

    /**
     * Takes a refresh token apart, without asking anybody.
     *
     * @return empty for what has not the form of one
     */
    public static Optional<SealedRefreshToken> parse(Secret refreshToken) {
        List<String> segments = List.of(refreshToken.reveal().split("\\.", -1));
        if (segments.size() != SEGMENTS
                || !segments.get(0).equals(VERSION)
                || !Session.isId(segments.get(1))
                || segments.get(2).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SealedRefreshToken(segments.get(1), Base64Url.decode(segments.get(2))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The token's session; empty if it is not a refresh token that was issued to this client and key. */
    public Optional<Session> open(SealedRefreshToken token, String clientId, String jkt, RequestContext context) {
        return sealer.open(token.sealedClaims(), context(clientId, token.sessionId(), jkt), context)
                .map(RefreshTokenClaims::parse)
                .filter(session -> session.jkt().equals(jkt));
    }

    private static Map<String, String> context(String clientId, String sessionId, String jkt) {
        return Map.of("purpose", "refresh-token", "client", clientId, "session", sessionId, "jkt", jkt);
    }
}
