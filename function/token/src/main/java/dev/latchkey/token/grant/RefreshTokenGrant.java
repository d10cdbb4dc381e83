package dev.latchkey.token.grant;

import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.request.RequestContext;
import java.time.Duration;
import java.time.InstantSource;

/** The refresh token grant (RFC 6749 §6), for sender-constrained tokens (RFC 9449 §5). */
public final class RefreshTokenGrant {
    private final RefreshTokens refreshTokens;
    private final Duration maxSession;
    private final InstantSource clock;

    /**
     * The grant, for tokens of {@code refreshTokens}.
     *
     * @param maxSession how long a session may last after its login; it binds those that run already as well
     */
    public RefreshTokenGrant(RefreshTokens refreshTokens, Duration maxSession, InstantSource clock) {
        this.refreshTokens = refreshTokens;
        this.maxSession = maxSession;
        this.clock = clock;
    }

    /**
     * The refresh token in its parts, unopened.
     *
     * @throws OAuthException INVALID_REQUEST for what has not the form of one
     */
    public SealedRefreshToken parse(TokenRequest.Refresh request) {
        return RefreshTokens.parse(request.refreshToken()).orElseThrow(RefreshTokenGrant::refusal);
    }

    /**
     * The session behind the refresh token.
     *
     * @param jkt the thumbprint of the key that the request's proof was made with
     * @throws OAuthException INVALID_REQUEST for a token that is not one of ours for this client and key, TOKEN_EXPIRED
     *     when its session is over
     */
    public Session open(TokenRequest.Refresh request, SealedRefreshToken token, String jkt, RequestContext context) {
        Session session =
                refreshTokens.open(token, request.clientId(), jkt, context).orElseThrow(RefreshTokenGrant::refusal);
        if (session.authorization().isOver(clock.instant(), maxSession)) {
            throw new OAuthException(ErrorCode.TOKEN_EXPIRED, "The session is over. Log in again.", "session: over");
        }
        return session;
    }

    private static OAuthException refusal() {
        return OAuthException.invalidRequest(
                "The refresh token is not valid for this client and key. Log in again.",
                "refresh token: does not open for this client and key");
    }
}
