package dev.latchkey.token.grant;

import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.AbuseSignal;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.request.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/** The authorization code grant (RFC 6749 §4.1.3, with RFC 7636 and RFC 9449 §10). */
public final class AuthorizationCodeGrant {
    /** One sentence for all refusals: which part was wrong is not for a guesser to know. */
    private static final String NOT_VALID = "The authorization code is not valid for this request. Log in again.";

    /** How far the clock of whoever issues codes may be ahead of ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final AuthorizationCodes codes;
    private final Sessions sessions;
    private final Duration maxSession;
    private final InstantSource clock;

    /**
     * The grant, for {@code codes}.
     *
     * @param sessions where a session is revoked whose code was stolen
     * @param maxSession how long a session may last after its login
     */
    public AuthorizationCodeGrant(
            AuthorizationCodes codes, Sessions sessions, Duration maxSession, InstantSource clock) {
        this.codes = codes;
        this.sessions = sessions;
        this.maxSession = maxSession;
        this.clock = clock;
    }

    /** The code as it was issued; empty when it is unknown or used. */
    public Optional<IssuedCode> find(TokenRequest.AuthorizationCode request, RequestContext context) {
        return codes.find(request.code(), context);
    }

    /**
     * Checks that this request may redeem the code. Nothing is consumed, so that neither a wrong guess nor a failure
     * later on costs the code.
     *
     * @param jkt the thumbprint of the key that the request's proof was made with
     * @throws OAuthException INVALID_REQUEST for a code that is bound to something else; AUTHCODE_EXPIRED for one that
     *     is right and too late
     */
    public void check(TokenRequest.AuthorizationCode request, String jkt, IssuedCode issued) {
        require(issued.clientId().equals(request.clientId()), "issued to another client");
        require(issued.redirectUri().equals(request.redirectUri()), "issued for another redirect URI");
        require(issued.codeChallengeMethod().map(Pkce::isS256).orElse(true), "challenge method is not S256");
        require(
                issued.codeChallenge()
                        .filter(challenge -> Pkce.matches(challenge, request.codeVerifier()))
                        .isPresent(),
                "no challenge, or the verifier does not match it");
        require(issued.dpopJkt().map(Predicate.isEqual(jkt)::test).orElse(true), "bound to another key");
        requireLive(issued);
    }

    /**
     * Redeems the code and stores the answer with it: the commit, after which the answer may be given. Of all requests
     * for one code, one gets here.
     *
     * @param fingerprint of the request, by which its repetition is known
     * @return false if another request redeemed it first
     */
    public boolean commit(
            TokenRequest.AuthorizationCode request,
            String fingerprint,
            Session session,
            TokenResponse answer,
            RequestContext context) {
        RedeemedCode redeemed = new RedeemedCode(
                session.id(),
                session.authorization().subject(),
                Pkce.challenge(request.codeVerifier()),
                fingerprint,
                AnswerCipher.ofCode(request.code(), request.codeVerifier()).seal(answer),
                clock.instant(),
                session.authorization().sessionEndsAt());
        return codes.redeem(request.code(), redeemed, context);
    }

    /**
     * What was kept of a used code.
     *
     * @throws OAuthException INVALID_REQUEST if the code is unknown
     */
    public RedeemedCode findRedeemed(TokenRequest.AuthorizationCode request, RequestContext context) {
        return codes.findRedeemed(request.code(), context).orElseThrow(() -> refusal("unknown"));
    }

    /**
     * The answer to a request that repeats the one which redeemed the code. The proof ledger has let it pass, so that no
     * more than a minute is gone since.
     *
     * @throws OAuthException INVALID_REQUEST for any other request. If it proves the verifier, code and verifier are in
     *     two hands, and the session is revoked (RFC 6749 §4.1.2)
     */
    public TokenResponse answerAgain(
            TokenRequest.AuthorizationCode request, String fingerprint, RedeemedCode redeemed, RequestContext context) {
        if (redeemed.fingerprint().equals(fingerprint)) {
            if (sessions.find(redeemed.sessionId(), context).isRevoked()) {
                throw refusal("used, and its session was revoked");
            }
            return AnswerCipher.ofCode(request.code(), request.codeVerifier()).open(redeemed.sealedAnswer());
        }
        if (Pkce.matches(redeemed.codeChallenge(), request.codeVerifier())) {
            sessions.revoke(redeemed.sessionId(), "code presented again", clock.instant(), context);
            throw OAuthException.abuse(
                    AbuseSignal.CODE_REUSED,
                    NOT_VALID,
                    "code: used, and presented again with its verifier: session revoked");
        }
        throw refusal("used");
    }

    private void requireLive(IssuedCode issued) {
        Instant now = clock.instant();
        // Whoever is said to have logged in later than now would outlast every revocation until then.
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

    private static OAuthException refusal(String detail) {
        return OAuthException.invalidRequest(NOT_VALID, "code: " + detail);
    }
}
