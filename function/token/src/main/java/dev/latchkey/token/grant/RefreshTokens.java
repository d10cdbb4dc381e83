package dev.latchkey.token.grant;

import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refresh tokens: {@code lk2.<session id>.<person id>.<base64url of the sealed claims>}.
 *
 * <p>The seal's context names the purpose, the client, the session, the person and the proof key's thumbprint. When a
 * token is opened the context is rebuilt from the request, so that a token presented by another client or with another
 * key, or whose clear parts were changed, does not open.
 */
public final class RefreshTokens {
    private static final String VERSION = "lk2";
    private static final int SEGMENTS = 4;

    private final TokenSealer sealer;

    public RefreshTokens(TokenSealer sealer) {
        this.sealer = sealer;
    }

    /** A refresh token for the session. */
    public Secret seal(Session session, RequestContext context) {
        PersonId person = session.authorization().person();
        byte[] sealed = sealer.seal(
                RefreshTokenClaims.of(session),
                encryptionContext(session.clientId(), session.id(), person, session.jkt()),
                context);
        return Secret.of(VERSION + "." + session.id() + "." + person.value() + "." + Base64Url.encode(sealed));
    }

    /**
     * Takes a refresh token apart, without calling anything.
     *
     * @return empty for anything that does not have the form of one
     */
    public static Optional<SealedRefreshToken> parse(Secret refreshToken) {
        List<String> segments = List.of(refreshToken.reveal().split("\\.", -1));
        if (segments.size() != SEGMENTS
                || !segments.get(0).equals(VERSION)
                || !SessionId.isOne(segments.get(1))
                || segments.get(3).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SealedRefreshToken(
                    segments.get(1), PersonId.parse(segments.get(2)), Base64Url.decode(segments.get(3))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The token's session; empty if it is not a refresh token that was issued to this client and key. */
    public Optional<Session> open(SealedRefreshToken token, String clientId, String jkt, RequestContext context) {
        return sealer.open(
                        token.sealedClaims(),
                        encryptionContext(clientId, token.sessionId(), token.person(), jkt),
                        context)
                .map(RefreshTokenClaims::parse)
                .filter(session -> session.jkt().equals(jkt));
    }

    private static Map<String, String> encryptionContext(
            String clientId, String sessionId, PersonId person, String jkt) {
        return Map.of(
                "purpose", "refresh-token",
                "client", clientId,
                "session", sessionId,
                "person", person.value(),
                "jkt", jkt);
    }
}
