package dev.latchkey.token.endpoint;

import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.ParallelCalls;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.dpop.ProvenRequest;
import dev.latchkey.token.dpop.ReplayCheck;
import dev.latchkey.token.grant.AnswerCipher;
import dev.latchkey.token.grant.CredentialsIssuer;
import dev.latchkey.token.grant.MintLimit;
import dev.latchkey.token.grant.RefreshElection;
import dev.latchkey.token.grant.RefreshTokenGrant;
import dev.latchkey.token.grant.RefreshTokens;
import dev.latchkey.token.grant.RevocationCheck;
import dev.latchkey.token.grant.SealedRefreshToken;
import dev.latchkey.token.grant.Session;
import dev.latchkey.token.grant.SessionCredentials;
import dev.latchkey.token.grant.SessionState;
import dev.latchkey.token.grant.Sessions;
import dev.latchkey.token.grant.TokenRequest;
import dev.latchkey.token.grant.TokenResponse;
import java.util.Optional;
import java.util.function.Supplier;

/** Refreshes a session in three rounds: open and read; mint; commit. An answer that is kept is given in two. */
public final class SessionRefresh {
    private final ReplayCheck replayCheck;
    private final RefreshTokenGrant grant;
    private final RefreshElection election;
    private final Sessions sessions;
    private final RevocationCheck revocationCheck;
    private final MintLimit mintLimit;
    private final CredentialsIssuer credentialsIssuer;
    private final RefreshTokens refreshTokens;

    public SessionRefresh(
            ReplayCheck replayCheck,
            RefreshTokenGrant grant,
            RefreshElection election,
            Sessions sessions,
            RevocationCheck revocationCheck,
            MintLimit mintLimit,
            CredentialsIssuer credentialsIssuer,
            RefreshTokens refreshTokens) {
        this.replayCheck = replayCheck;
        this.grant = grant;
        this.election = election;
        this.sessions = sessions;
        this.revocationCheck = revocationCheck;
        this.mintLimit = mintLimit;
        this.credentialsIssuer = credentialsIssuer;
        this.refreshTokens = refreshTokens;
    }

    TokenResponse answer(
            TokenRequest.Refresh request, ProvenRequest presentation, RequestContext context, TokenEvent event) {
        SealedRefreshToken token = grant.parse(request);
        RefreshElection.Candidate candidate =
                election.candidate(AnswerCipher.ofRefreshToken(request.refreshToken(), presentation.jkt()), context);
        try (ParallelCalls calls = new ParallelCalls()) {
            Runnable firstUse = calls.check(() -> replayCheck.use(presentation, context));
            Runnable claimed = calls.check(candidate::claim);
            Supplier<SessionState> state = calls.start(() -> sessions.find(token.sessionId(), context));
            Session session = grant.open(request, token, presentation.jkt(), context);
            event.session(session);
            firstUse.run();
            revocationCheck.requireLive(state.get());
            claimed.run();

            Runnable signedIn = calls.check(() -> revocationCheck.requireSignedIn(session.authorization(), context));
            event.repeated();
            TokenResponse answer = candidate.answer(() -> mint(session, state.get(), calls, context, event));
            signedIn.run();
            return answer;
        } catch (RuntimeException e) {
            candidate.withdraw(e);
            throw e;
        }
    }

    private TokenResponse mint(
            Session session, SessionState state, ParallelCalls calls, RequestContext context, TokenEvent event) {
        mintLimit.check(session, state);
        Runnable counted = calls.check(() -> mintLimit.count(session, context));
        Supplier<Secret> successor = calls.start(() -> refreshTokens.seal(session, context));
        try {
            SessionCredentials credentials = credentialsIssuer.issue(session, context);
            TokenResponse answer = new TokenResponse(
                    credentials.accessToken(), credentials.expiration(), successor.get(), Optional.empty());
            counted.run();
            event.issued();
            return answer;
        } catch (DependencyException e) {
            counted.run();
            mintLimit.takeBack(session, context);
            throw e;
        }
    }
}
