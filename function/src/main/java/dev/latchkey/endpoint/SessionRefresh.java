package dev.latchkey.endpoint;

import dev.latchkey.credentials.CredentialsIssuer;
import dev.latchkey.credentials.SessionCredentials;
import dev.latchkey.dpop.Presentation;
import dev.latchkey.dpop.ReplayCheck;
import dev.latchkey.grant.AnswerCipher;
import dev.latchkey.grant.MintLimit;
import dev.latchkey.grant.RefreshElection;
import dev.latchkey.grant.RefreshToken;
import dev.latchkey.grant.RefreshTokenGrant;
import dev.latchkey.grant.RefreshTokens;
import dev.latchkey.grant.RevocationCheck;
import dev.latchkey.grant.Session;
import dev.latchkey.grant.SessionState;
import dev.latchkey.grant.Sessions;
import dev.latchkey.oauth.DependencyException;
import dev.latchkey.oauth.Invocation;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.TokenRequest;
import dev.latchkey.oauth.TokenResponse;
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
            TokenRequest.Refresh request, Presentation presentation, Invocation invocation, TokenEvent event) {
        RefreshToken token = grant.parse(request);
        RefreshElection.Candidate candidate =
                election.candidate(AnswerCipher.ofRefreshToken(request.refreshToken(), presentation.jkt()), invocation);
        try (SideBySide calls = new SideBySide()) {
            Runnable firstUse = calls.check(() -> replayCheck.use(presentation, invocation));
            Runnable claimed = calls.check(candidate::claim);
            Supplier<SessionState> state = calls.start(() -> sessions.find(token.sessionId(), invocation));
            Session session = grant.open(request, token, presentation.jkt(), invocation);
            event.session(session);
            firstUse.run();
            revocationCheck.requireLive(state.get());
            claimed.run();

            Runnable signedIn = calls.check(() -> revocationCheck.requireSignedIn(session.authorization(), invocation));
            event.repeated();
            TokenResponse answer = candidate.answer(() -> mint(session, state.get(), calls, invocation, event));
            signedIn.run();
            return answer;
        } catch (RuntimeException e) {
            candidate.withdraw(e);
            throw e;
        }
    }

    private TokenResponse mint(
            Session session, SessionState state, SideBySide calls, Invocation invocation, TokenEvent event) {
        mintLimit.check(session, state);
        Runnable counted = calls.check(() -> mintLimit.count(session, invocation));
        Supplier<Secret> successor = calls.start(() -> refreshTokens.seal(session, invocation));
        try {
            SessionCredentials credentials = credentialsIssuer.issue(session, invocation);
            TokenResponse answer = new TokenResponse(
                    credentials.accessToken(), credentials.expiration(), successor.get(), Optional.empty());
            counted.run();
            event.issued();
            return answer;
        } catch (DependencyException e) {
            counted.run();
            mintLimit.takeBack(session, invocation);
            throw e;
        }
    }
}
