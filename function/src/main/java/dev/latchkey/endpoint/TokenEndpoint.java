package dev.latchkey.endpoint;

import static dev.latchkey.endpoint.TokenEvent.Field.CLIENT;
import static dev.latchkey.endpoint.TokenEvent.Field.CODE_HASH;
import static dev.latchkey.endpoint.TokenEvent.Field.GRANT;
import static dev.latchkey.endpoint.TokenEvent.Field.IAT_OFFSET;
import static dev.latchkey.endpoint.TokenEvent.Field.JKT;

import dev.latchkey.credentials.CredentialsIssuer;
import dev.latchkey.credentials.SessionCredentials;
import dev.latchkey.dpop.DpopProof;
import dev.latchkey.dpop.DpopProofVerifier;
import dev.latchkey.grant.AuthorizationCodeGrant;
import dev.latchkey.grant.IdTokens;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.RefreshTokenGrant;
import dev.latchkey.grant.RefreshTokens;
import dev.latchkey.grant.Session;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.http.ResponseWriter;
import dev.latchkey.http.TokenRequestParser;
import dev.latchkey.oauth.Deadline;
import dev.latchkey.oauth.DependencyException;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.TokenRequest;
import dev.latchkey.oauth.TokenResponse;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code POST /v1/token}: the flow from request to answer, and the only place where a failure becomes one. */
public final class TokenEndpoint {
    private final Route route;
    private final DpopProofVerifier proofs;
    private final AuthorizationCodeGrant authorizationCodeGrant;
    private final RefreshTokenGrant refreshTokenGrant;
    private final CredentialsIssuer credentialsIssuer;
    private final RefreshTokens refreshTokens;
    private final IdTokens idTokens;
    private final String tokenType;
    private final EventLog events;
    private final InstantSource clock;

    public TokenEndpoint(
            List<URI> endpointUrls,
            DpopProofVerifier proofs,
            AuthorizationCodeGrant authorizationCodeGrant,
            RefreshTokenGrant refreshTokenGrant,
            CredentialsIssuer credentialsIssuer,
            RefreshTokens refreshTokens,
            IdTokens idTokens,
            String tokenType,
            EventLog events,
            InstantSource clock) {
        this.route = new Route(endpointUrls);
        this.proofs = proofs;
        this.authorizationCodeGrant = authorizationCodeGrant;
        this.refreshTokenGrant = refreshTokenGrant;
        this.credentialsIssuer = credentialsIssuer;
        this.refreshTokens = refreshTokens;
        this.idTokens = idTokens;
        this.tokenType = tokenType;
        this.events = events;
        this.clock = clock;
    }

    /** Answers a request, whatever it is, and writes its event. */
    public HttpResponse handle(HttpRequest request, Deadline deadline) {
        TokenEvent event = TokenEvent.arrived(request, clock.instant());
        HttpResponse response;
        try {
            response = answer(request, deadline, event);
            event.issued();
        } catch (OAuthException refusal) {
            response = ResponseWriter.error(request, refusal.error(), refusal.publicSentence());
            event.refused(refusal);
        } catch (DependencyException outage) {
            response = ResponseWriter.serverError(request);
            event.failed(outage.reason());
        } catch (RuntimeException bug) {
            // Its message may quote what was sent: the event names the place instead.
            response = ResponseWriter.serverError(request);
            event.failed(bug.getClass().getName()
                    + Stream.of(bug.getStackTrace()).limit(3).toList());
        }
        events.write(event.answered(response.status(), clock.instant()));
        return response;
    }

    private HttpResponse answer(HttpRequest request, Deadline deadline, TokenEvent event) {
        route.check(request);
        TokenRequest tokenRequest = TokenRequestParser.parse(request);
        event.put(CLIENT, tokenRequest.clientId()).put(GRANT, tokenRequest.grantType());
        DpopProof proof = proofs.verify(request.header("dpop"));
        event.put(JKT, proof.jkt()).put(IAT_OFFSET, proof.iatOffset());
        TokenResponse response = switch (tokenRequest) {
            case TokenRequest.AuthorizationCode code -> redeem(code, proof, deadline, event);
            case TokenRequest.Refresh refresh -> refresh(refresh, proof, deadline, event);
        };
        return ResponseWriter.success(request, tokenRequest.spelling(), response);
    }

    private TokenResponse redeem(
            TokenRequest.AuthorizationCode request, DpopProof proof, Deadline deadline, TokenEvent event) {
        event.put(CODE_HASH, request.code().sha256());
        IssuedCode issued = authorizationCodeGrant.find(request, proof.jkt(), deadline);
        Session session = Session.start(request.clientId(), proof.jkt(), issued.authorization());
        event.session(session);
        try (SideBySide calls = new SideBySide()) {
            Supplier<Secret> refreshToken = calls.start(() -> refreshTokens.seal(session, deadline));
            Supplier<Secret> idToken = calls.start(() -> idTokens.sign(session, issued.claims(), deadline));
            SessionCredentials credentials = credentialsIssuer.issue(session, deadline);
            TokenResponse response = response(credentials, refreshToken.get(), Optional.of(idToken.get()));
            authorizationCodeGrant.commit(request, deadline);
            return response;
        }
    }

    private TokenResponse refresh(TokenRequest.Refresh request, DpopProof proof, Deadline deadline, TokenEvent event) {
        Session session = refreshTokenGrant.open(request, proof.jkt(), deadline);
        event.session(session);
        try (SideBySide calls = new SideBySide()) {
            Supplier<Secret> successor = calls.start(() -> refreshTokens.seal(session, deadline));
            SessionCredentials credentials = credentialsIssuer.issue(session, deadline);
            return response(credentials, successor.get(), Optional.empty());
        }
    }

    private TokenResponse response(SessionCredentials credentials, Secret refreshToken, Optional<Secret> idToken) {
        return new TokenResponse(
                credentials.accessToken(), tokenType, credentials.expiresIn(clock.instant()), refreshToken, idToken);
    }
}
