package dev.latchkey.token.grant;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.CodeMac;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.oauth.AbuseSignal;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.ParallelCalls;
import dev.latchkey.request.Pending;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.dpop.ProvenRequest;
import dev.latchkey.token.dpop.ReplayCheck;
import dev.latchkey.token.grant.AuthorizationCodes.Redemption;
import java.time.Duration;
import java.util.Optional;

/**
 * The authorization code grant (RFC 6749 §4.1.3, with RFC 7636 and RFC 9449 §10). A code is redeemed in three rounds:
 * read; mint; commit. A repetition is answered in two: read; read whether the session was revoked since.
 */
public final class AuthorizationCodeGrant {
    private final ReplayCheck replayCheck;
    private final AuthorizationCodes codes;
    private final CodeMac.Verifier codeMacs;
    private final Sessions sessions;
    private final HeldRules rules;
    private final CredentialsIssuer credentialsIssuer;
    private final RefreshTokens refreshTokens;
    private final IdTokens idTokens;
    private final CodeBinding binding;
    private final AddressBinding addressBinding;

    /**
     * The grant, with the ports that it calls.
     *
     * @param rules the access rules that a code must still be granted by
     * @param maxSession how long a session may last after its login
     * @param fromSignInAddress whether a code for the browser's own device is redeemed only from the browser's address
     */
    public AuthorizationCodeGrant(
            Ports ports, HeldRules rules, IdTokens idTokens, Duration maxSession, boolean fromSignInAddress) {
        this.replayCheck = new ReplayCheck(ports.proofs());
        this.codes = ports.codes();
        this.codeMacs = ports.codeMacs();
        this.sessions = ports.sessions();
        this.rules = rules;
        this.credentialsIssuer = ports.credentials();
        this.refreshTokens = new RefreshTokens(ports.sealer());
        this.idTokens = idTokens;
        this.binding = new CodeBinding(maxSession);
        this.addressBinding = new AddressBinding(fromSignInAddress);
    }

    /**
     * Redeems the code. Nothing is consumed before the credentials exist, so that neither a wrong guess nor a failure
     * uses up the code; of all requests for one code, one commits.
     *
     * @throws OAuthException if the code is not valid for this request, or its person or role is refused
     */
    public GrantResult redeem(
            TokenRequest.AuthorizationCode request,
            ProvenRequest proven,
            RequestContext context,
            SessionObserver observer) {
        PersonId person = AuthorizationCode.person(request.code()).orElseThrow(() -> CodeBinding.refusal("malformed"));
        try (ParallelCalls calls = new ParallelCalls()) {
            Pending<ReplayCheck.Use> use = calls.start(() -> replayCheck.record(proven, context));
            Pending<AppliedRules> current = rules.current(calls, context);
            AuthorizationCodes.State state = codes.find(request.code(), person, context);
            if (state.redeemed().isPresent()) {
                return repeat(request, proven, use.await(), state, context, observer);
            }
            use.await().requireAllowed();
            IssuedCode issued = state.issued().orElseThrow(() -> CodeBinding.refusal("unknown"));
            binding.check(request, person, proven.jkt(), issued, context.now());

            Session session =
                    new Session(issued.session().value(), request.clientId(), proven.jkt(), issued.authorization());
            observer.found(issued);
            observer.found(session);
            requireSignInAddress(request, issued, proven, context);
            requireSignedIn(request, state, issued.authorization(), context, observer);
            rules.requireGranted(issued.authorization(), current.await(), context, observer);
            TokenResponse response = mint(request, session, state, issued, calls, context);
            return switch (codes.redeem(
                    request.code(), redeemed(request, proven, session, response, context), context)) {
                case Redemption.Redeemed() -> GrantResult.issued(response);
                case Redemption.NotRedeemable() -> {
                    AuthorizationCodes.State now = codes.find(request.code(), person, context);
                    yield repeat(request, proven, ReplayCheck.Use.ALLOWED, now, context, observer);
                }
                case Redemption.SessionEnded(Optional < Lever > lever) -> {
                    lever.ifPresent(observer::ended);
                    codes.refused(request.code(), AuthorizationCodes.MAX_REFUSALS, context);
                    throw SessionState.revoked();
                }
            };
        }
    }

    /** A code that arrives from elsewhere, with its verifier, is in the hands of whoever began its sign-in: it is spent. */
    private void requireSignInAddress(
            TokenRequest.AuthorizationCode request, IssuedCode issued, ProvenRequest proven, RequestContext context) {
        Optional<String> problem = addressBinding.problem(issued, proven.sourceIp());
        if (problem.isPresent()) {
            codes.refused(request.code(), AuthorizationCodes.MAX_REFUSALS, context);
            throw OAuthException.abuse(
                    AbuseSignal.CODE_FROM_ELSEWHERE, CodeBinding.NOT_VALID, "code: " + problem.get());
        }
    }

    /** The code of a person who was signed out since the login can never be redeemed, so it is spent. */
    private void requireSignedIn(
            TokenRequest.AuthorizationCode request,
            AuthorizationCodes.State state,
            Authorization authorization,
            RequestContext context,
            SessionObserver observer) {
        try {
            SessionState.requireLive(state.person(), authorization, observer);
        } catch (OAuthException refusal) {
            codes.refused(request.code(), AuthorizationCodes.MAX_REFUSALS, context);
            throw refusal;
        }
    }

    /** Nothing of what is minted leaves before it is clear that the sign-in function issued the code. */
    private TokenResponse mint(
            TokenRequest.AuthorizationCode request,
            Session session,
            AuthorizationCodes.State state,
            IssuedCode issued,
            ParallelCalls calls,
            RequestContext context) {
        Pending<SessionCredentials> credentials = calls.start(() -> credentialsIssuer.issue(session, context));
        Pending<Secret> refreshToken = calls.start(() -> refreshTokens.seal(session, context));
        Pending<Secret> idToken = calls.start(() -> idTokens.sign(session, issued.claims(), context));
        if (!state.mac().map(mac -> codeMacs.verify(mac, context)).orElse(false)) {
            codes.refused(request.code(), AuthorizationCodes.MAX_REFUSALS, context);
            throw OAuthException.abuse(
                    AbuseSignal.CODE_FORGED, CodeBinding.NOT_VALID, "code: not issued by the sign-in function");
        }
        try {
            return TokenResponse.ofLogin(credentials.await(), refreshToken.await(), idToken.await());
        } catch (OAuthException refusal) {
            codes.refused(request.code(), 1, context);
            throw refusal;
        }
    }

    private static RedeemedCode redeemed(
            TokenRequest.AuthorizationCode request,
            ProvenRequest proven,
            Session session,
            TokenResponse response,
            RequestContext context) {
        Authorization authorization = session.authorization();
        return new RedeemedCode(
                session.id(),
                authorization.person(),
                authorization.rule(),
                authorization.subject(),
                authorization.authTime(),
                context.now(),
                authorization.sessionEndsAt(),
                Pkce.challenge(request.codeVerifier()),
                proven.fingerprint(),
                AnswerCipher.ofCode(request.code(), request.codeVerifier()).seal(response));
    }

    /**
     * Gives the answer again to the request that redeemed the code, within the minute in which its proof may be
     * repeated. Anybody else who proves the verifier shows that code and verifier are in two hands: the session is
     * revoked (RFC 6749 §4.1.2), whatever their proof.
     */
    private GrantResult repeat(
            TokenRequest.AuthorizationCode request,
            ProvenRequest proven,
            ReplayCheck.Use use,
            AuthorizationCodes.State state,
            RequestContext context,
            SessionObserver observer) {
        RedeemedCode redeemed = state.redeemed().orElseThrow(() -> CodeBinding.refusal("unknown"));
        observer.found(redeemed);
        if (use == ReplayCheck.Use.ALLOWED && redeemed.fingerprint().equals(proven.fingerprint())) {
            SessionState session = sessions.find(redeemed.sessionId(), redeemed.person(), context);
            if (session.isRevoked()
                    || session.person()
                            .ending(redeemed.authTime(), redeemed.rule())
                            .isPresent()) {
                throw CodeBinding.refusal("used, and its session was revoked");
            }
            return GrantResult.repeated(
                    AnswerCipher.ofCode(request.code(), request.codeVerifier()).open(redeemed.sealedAnswer()));
        }
        if (Pkce.matches(redeemed.codeChallenge(), request.codeVerifier())) {
            sessions.revoke(redeemed.sessionId(), Lever.CODE_REUSE, "code presented again", context);
            throw OAuthException.abuse(
                    AbuseSignal.CODE_REUSED,
                    CodeBinding.NOT_VALID,
                    "code: used, and presented again with its verifier: session revoked");
        }
        use.requireAllowed();
        throw CodeBinding.refusal("used");
    }
}
