package dev.latchkey.token.grant;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.oauth.AbuseSignal;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.ParallelCalls;
import dev.latchkey.request.Pending;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.dpop.ProvenRequest;
import dev.latchkey.token.dpop.ReplayCheck;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The refresh token grant (RFC 6749 §6), for sender-constrained tokens (RFC 9449 §5). A session is refreshed in three
 * rounds: open and read; mint; commit. A stored answer is given in one.
 */
public final class RefreshTokenGrant {
    private static final String NOT_VALID = "The refresh token is not valid for this client and key. Log in again.";

    private final ReplayCheck replayCheck;
    private final RefreshTokens refreshTokens;
    private final Sessions sessions;
    private final HeldRules rules;
    private final SharedAnswers answers;
    private final CredentialsIssuer credentialsIssuer;
    private final MintLimit mintLimit;
    private final Duration maxSession;

    /**
     * The grant, with the ports that it calls.
     *
     * @param rules the access rules that a session must still be granted by
     * @param answers the answers that all refreshes of one token share
     * @param mintLimit how often a session may mint
     * @param maxSession how long a session may last after its login; it also applies to those already running
     */
    public RefreshTokenGrant(
            Ports ports, HeldRules rules, SharedAnswers answers, MintLimit mintLimit, Duration maxSession) {
        this.replayCheck = new ReplayCheck(ports.proofs());
        this.refreshTokens = new RefreshTokens(ports.sealer());
        this.sessions = ports.sessions();
        this.rules = rules;
        this.answers = answers;
        this.credentialsIssuer = ports.credentials();
        this.mintLimit = mintLimit;
        this.maxSession = maxSession;
    }

    /**
     * Refreshes the session behind the token.
     *
     * @throws OAuthException if the token is not valid for this request, or its session is over, revoked or at its
     *     limit
     */
    public GrantResult refresh(
            TokenRequest.Refresh request, ProvenRequest proven, RequestContext context, SessionObserver observer) {
        SealedRefreshToken token = RefreshTokens.parse(request.refreshToken())
                .orElseThrow(() -> OAuthException.invalidRequest(NOT_VALID, "refresh token: not of the form of one"));
        AnswerCipher cipher = AnswerCipher.ofRefreshToken(request.refreshToken(), proven.jkt());
        try (ParallelCalls calls = new ParallelCalls()) {
            Pending<ReplayCheck.Use> use = calls.start(() -> replayCheck.record(proven, context));
            Pending<RefreshAnswers.Claim> claim = calls.start(() -> answers.claim(cipher, context));
            Pending<SessionState> state = calls.start(() -> sessions.find(token.sessionId(), token.person(), context));
            Pending<AppliedRules> current = rules.current(calls, context);
            Optional<Session> admitted;
            try {
                admitted = refreshTokens.open(token, request.clientId(), proven.jkt(), context);
                admitted.ifPresent(observer::found);
                use.await().requireAllowed();
                admitted.ifPresent(session -> requireLive(session, state.await(), current.await(), context, observer));
            } catch (OAuthException | DependencyException e) {
                answers.release(cipher, claim, e, context);
                throw e;
            }
            // A token that does not open leaves a lease behind, which nobody else asks for and which ends by itself:
            // giving it back would let a flood of such tokens cost one more write each.
            Session session = admitted.orElseThrow(RefreshTokenGrant::forged);
            return answers.answer(cipher, claim.await(), () -> mint(session, state.await(), calls, context), context);
        }
    }

    private void requireLive(
            Session session,
            SessionState state,
            AppliedRules current,
            RequestContext context,
            SessionObserver observer) {
        if (session.authorization().isOver(context.now(), maxSession)) {
            throw new OAuthException(ErrorCode.TOKEN_EXPIRED, "The session is over. Log in again.", "session: over");
        }
        state.requireLive(session.authorization(), observer);
        rules.requireGranted(session.authorization(), current, context, observer);
    }

    private TokenResponse mint(Session session, SessionState state, ParallelCalls calls, RequestContext context) {
        mintLimit.check(session, state, context);
        Pending<OptionalLong> counted = calls.start(() -> mintLimit.count(session, context));
        Pending<Secret> successor = calls.start(() -> refreshTokens.seal(session, context));
        try {
            SessionCredentials credentials = credentialsIssuer.issue(session, context);
            TokenResponse response = TokenResponse.ofRefresh(credentials, successor.await());
            mintLimit.requireWithin(session, counted.await(), context);
            return response;
        } catch (DependencyException e) {
            if (counted.await().isPresent()) {
                mintLimit.takeBack(session, context);
            }
            throw e;
        }
    }

    private static OAuthException forged() {
        return OAuthException.abuse(
                AbuseSignal.REFRESH_TOKEN_FORGED, NOT_VALID, "refresh token: does not open for this client and key");
    }
}
