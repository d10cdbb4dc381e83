package dev.latchkey.grant;

import dev.latchkey.oauth.Deadline;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.TokenRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;

/** The authorization code grant (RFC 6749 §4.1.3, with RFC 7636 and RFC 9449 §10). */
public final class AuthorizationCodeGrant {
    private final AuthorizationCodes codes;
    private final InstantSource clock;

    public AuthorizationCodeGrant(AuthorizationCodes codes, InstantSource clock) {
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * The code as it was issued, if this request may redeem it. Nothing is consumed yet, so that neither a wrong guess
     * nor a failure later on costs the code.
     *
     * @param jkt the thumbprint of the key that the request's proof was made with
     * @throws OAuthException INVALID_REQUEST for a code that is unknown, used, or bound to something else;
     *     AUTHCODE_EXPIRED for one that is right and too late
     */
    public IssuedCode find(TokenRequest.AuthorizationCode request, String jkt, Deadline deadline) {
        IssuedCode issued = codes.find(request.code(), deadline).orElseThrow(() -> refusal("unknown or used"));
        require(issued.clientId().equals(request.clientId()), "issued to another client");
        require(issued.redirectUri().equals(request.redirectUri()), "issued for another redirect URI");
        require(issued.codeChallengeMethod().map(Pkce::isS256).orElse(true), "challenge method is not S256");
        require(
                issued.codeChallenge()
                        .filter(challenge -> Pkce.matches(challenge, request.codeVerifier()))
                        .isPresent(),
                "no challenge, or the verifier does not match it");
        require(issued.dpopJkt().map(Predicate.isEqual(jkt)::test).orElse(true), "bound to another key");
        requireLive(issued.expiresAt());
        return issued;
    }

    /**
     * Redeems the code: the commit, after which the answer may be given. Of all requests for one code, one gets here.
     *
     * @throws OAuthException INVALID_REQUEST if another request redeemed it first
     */
    public void commit(TokenRequest.AuthorizationCode request, Deadline deadline) {
        require(codes.redeem(request.code(), clock.instant(), deadline), "redeemed by another request");
    }

    private void requireLive(Instant expiresAt) {
        Instant now = clock.instant();
        if (!now.isBefore(expiresAt)) {
            throw new OAuthException(
                    ErrorCode.AUTHCODE_EXPIRED, "The authorization code has expired. Log in again.", "code: expired");
        }
        require(!expiresAt.isAfter(now.plus(IssuedCode.MAX_LIFETIME)), "issued for more than 10 minutes");
    }

    private static void require(boolean condition, String detail) {
        if (!condition) {
            throw refusal(detail);
        }
    }

    /** One sentence for all of them: which part was wrong is not for a guesser to know. */
    private static OAuthException refusal(String detail) {
        return OAuthException.invalidRequest(
                "The authorization code is not valid for this request. Log in again.", "code: " + detail);
    }
}
