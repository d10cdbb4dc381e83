package dev.latchkey.token.grant;

import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Pkce;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** What a code is bound to: the client, redirect URI, verifier, key and person it was issued for, and its lifetime. */
final class CodeBinding {
    /** One sentence for all refusals: somebody who guesses must not learn which part was wrong. */
    static final String NOT_VALID = "The authorization code is not valid for this request. Log in again.";

    /** How far the clock of whoever issues codes may be ahead of ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Duration maxSession;

    /** @param maxSession how long a session may last after its login */
    CodeBinding(Duration maxSession) {
        this.maxSession = maxSession;
    }

    /**
     * Checks that this request may redeem the code.
     *
     * @param person whom the presented code names
     * @param jkt the thumbprint of the key that the request's proof was made with
     * @throws OAuthException INVALID_REQUEST for a code that is bound to something else; AUTHCODE_EXPIRED for one that
     *     is right but expired
     */
    void check(TokenRequest.AuthorizationCode request, PersonId person, String jkt, IssuedCode issued, Instant now) {
        require(issued.clientId().equals(request.clientId()), "issued to another client");
        require(issued.redirectUri().equals(request.redirectUri()), "issued for another redirect URI");
        require(issued.codeChallengeMethod().map(Pkce::isS256).orElse(true), "challenge method is not S256");
        require(
                issued.codeChallenge()
                        .filter(challenge -> Pkce.matches(challenge, request.codeVerifier()))
                        .isPresent(),
                "no challenge, or the verifier does not match it");
        require(issued.dpopJkt().map(Predicate.isEqual(jkt)::test).orElse(true), "bound to another key");
        require(issued.authorization().person().equals(person), "issued to another person");
        requireLive(issued, now);
    }

    private void requireLive(IssuedCode issued, Instant now) {
        // A login that is dated later than now would outlast every revocation until then.
        require(!issued.authorization().authTime().isAfter(now.plus(CLOCK_SKEW)), "of a login that is yet to happen");
        if (!now.isBefore(issued.expiresAt()) || issued.authorization().isOver(now, maxSession)) {
            throw new OAuthException(
                    ErrorCode.AUTHCODE_EXPIRED, "The authorization code has expired. Log in again.", "code: expired");
        }
        require(!issued.expiresAt().isAfter(now.plus(IssuedCode.MAX_LIFETIME)), "issued for more than 10 minutes");
    }

    private static void require(boolean condition, String detail) {
        if (!condition) {
            throw refusal(detail);
        }
    }

    static OAuthException refusal(String detail) {
        return OAuthException.invalidRequest(NOT_VALID, "code: " + detail);
    }
}
