package dev.latchkey.endpoint;

import static dev.latchkey.endpoint.TokenEvent.Field.CLIENT;
import static dev.latchkey.endpoint.TokenEvent.Field.CODE_HASH;
import static dev.latchkey.endpoint.TokenEvent.Field.GRANT;
import static dev.latchkey.endpoint.TokenEvent.Field.IAT_OFFSET;
import static dev.latchkey.endpoint.TokenEvent.Field.JKT;

import dev.latchkey.dpop.DpopProof;
import dev.latchkey.dpop.DpopProofVerifier;
import dev.latchkey.dpop.Presentation;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.http.ResponseWriter;
import dev.latchkey.http.TokenRequestParser;
import dev.latchkey.oauth.DependencyException;
import dev.latchkey.oauth.Invocation;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.TokenRequest;
import dev.latchkey.oauth.TokenResponse;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** {@code POST /v1/token}: the flow from request to answer, and the only place where a failure becomes one. */
public final class TokenEndpoint {
    private final Route route;
    private final DpopProofVerifier proofs;
    private final CodeRedemption redemption;
    private final SessionRefresh refresh;
    private final String tokenType;
    private final EventLog events;

    public TokenEndpoint(
            List<URI> endpointUrls,
            DpopProofVerifier proofs,
            CodeRedemption redemption,
            SessionRefresh refresh,
            String tokenType,
            EventLog events) {
        this.route = new Route(endpointUrls);
        this.proofs = proofs;
        this.redemption = redemption;
        this.refresh = refresh;
        this.tokenType = tokenType;
        this.events = events;
    }

    /** Answers a request, whatever it is, and writes its event. */
    public HttpResponse handle(HttpRequest request, Invocation invocation) {
        TokenEvent event = TokenEvent.arrived(request, invocation.now());
        HttpResponse response;
        try {
            response = answer(request, invocation, event);
        } catch (OAuthException refusal) {
            response = ResponseWriter.refusal(request, refusal);
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
        events.write(event.answered(response.status(), invocation));
        return response;
    }

    private HttpResponse answer(HttpRequest request, Invocation invocation, TokenEvent event) {
        route.check(request);
        TokenRequest tokenRequest = TokenRequestParser.parse(request);
        event.put(CLIENT, tokenRequest.clientId()).put(GRANT, tokenRequest.grantType());
        DpopProof proof = proofs.verify(request.header("dpop"));
        event.put(JKT, proof.jkt()).put(IAT_OFFSET, proof.iatOffset());
        Presentation presentation = new Presentation(proof, request.fingerprint());
        TokenResponse answer = switch (tokenRequest) {
            case TokenRequest.AuthorizationCode code -> {
                event.put(CODE_HASH, code.code().sha256());
                yield redemption.answer(code, presentation, invocation, event);
            }
            case TokenRequest.Refresh token -> refresh.answer(token, presentation, invocation, event);
        };
        int expiresIn = answer.expiresIn(invocation.now());
        if (expiresIn < 1) {
            throw new DependencyException("STS", "AssumeRole", "credentials that are over");
        }
        return ResponseWriter.success(request, tokenRequest.spelling(), tokenType, expiresIn, answer);
    }
}
