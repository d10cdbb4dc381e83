package dev.latchkey.bench.measured;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.token.TokenFunction;
import dev.latchkey.token.grant.CredentialsIssuer;
import dev.latchkey.token.grant.SessionCredentials;
import dev.latchkey.token.dpop.DpopProofVerifier;
import dev.latchkey.token.dpop.ReplayCheck;
import dev.latchkey.token.endpoint.CodeRedemption;
import dev.latchkey.lambda.JsonEventLog;
import dev.latchkey.token.endpoint.SessionRefresh;
import dev.latchkey.token.endpoint.TokenEndpoint;
import dev.latchkey.grant.Authorization;
import dev.latchkey.token.grant.AuthorizationCodeGrant;
import dev.latchkey.token.grant.IdTokens;
import dev.latchkey.token.grant.MintLimit;
import dev.latchkey.token.grant.RefreshElection;
import dev.latchkey.token.grant.RefreshTokenGrant;
import dev.latchkey.token.grant.RefreshTokens;
import dev.latchkey.token.grant.RevocationCheck;
import dev.latchkey.token.grant.Sessions;
import dev.latchkey.token.grant.AccessToken;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.testing.FakeAuthorizationCodes;
import dev.latchkey.token.testing.FakeProofLedger;
import dev.latchkey.token.testing.FakeRefreshAnswers;
import dev.latchkey.token.testing.FakeSessions;
import dev.latchkey.token.testing.FakeSubjects;
import dev.latchkey.token.testing.Proof;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The handler with every port in memory: what is left is all that is ours, and nothing that is the SDK's. */
public final class InMemory implements RequestStreamHandler {
    static final FakeAuthorizationCodes CODES = new FakeAuthorizationCodes();

    private static final int MINT_LIMIT = 30;
    private static final int SESSION_TOKEN_LENGTH = 900;

    private final RequestStreamHandler function;

    /** The constructor that {@link Function} calls. */
    public InMemory() {
        Clock clock = Clock.systemUTC();
        List<URI> urls = List.of(URI.create(Proof.ENDPOINT));
        Sessions sessions = new FakeSessions();
        RevocationCheck revocationCheck = new RevocationCheck(new FakeSubjects());
        ReplayCheck replayCheck = new ReplayCheck(new FakeProofLedger(), clock);
        RefreshTokens refreshTokens = new RefreshTokens(new OpenSealer());
        AccessToken token = new AccessToken(
                "ASIAEXAMPLEEXAMPLE00", Secret.of("s".repeat(40)), Secret.of("t".repeat(SESSION_TOKEN_LENGTH)));
        CredentialsIssuer issuer = (session, invocation) ->
                new SessionCredentials(token, clock.instant().plus(SessionCredentials.LIFETIME));
        function = new TokenFunction(
                clock,
                new TokenEndpoint(
                        urls,
                        new DpopProofVerifier(urls, Duration.ofMinutes(5), clock),
                        new CodeRedemption(
                                replayCheck,
                                new AuthorizationCodeGrant(CODES, sessions, Authorization.MAX_SESSION, clock),
                                revocationCheck,
                                issuer,
                                refreshTokens,
                                new IdTokens("https://login.example.com", new NoSigner(), clock)),
                        new SessionRefresh(
                                replayCheck,
                                new RefreshTokenGrant(refreshTokens, Authorization.MAX_SESSION, clock),
                                new RefreshElection(new FakeRefreshAnswers(), time -> Thread.onSpinWait(), clock),
                                sessions,
                                revocationCheck,
                                new MintLimit(sessions, MINT_LIMIT, clock),
                                issuer,
                                refreshTokens),
                        "aws_sigv4",
                        new JsonEventLog(System.out, Optional.of("Latchkey"))));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        function.handleRequest(event, answer, context);
    }
}
