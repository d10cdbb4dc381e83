package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.TokenEvent.Field.CLIENT;
import static dev.latchkey.token.endpoint.TokenEvent.Field.CODE_HASH;
import static dev.latchkey.token.endpoint.TokenEvent.Field.GRANT;
import static dev.latchkey.token.endpoint.TokenEvent.Field.IAT_OFFSET;
import static dev.latchkey.token.endpoint.TokenEvent.Field.JKT;

import dev.latchkey.http.HttpEndpoint;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.http.Route;
import dev.latchkey.lambda.EventLog;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.dpop.DpopProof;
import dev.latchkey.token.dpop.DpopProofVerifier;
import dev.latchkey.token.dpop.ProvenRequest;
import dev.latchkey.token.grant.AuthorizationCodeGrant;
import dev.latchkey.token.grant.GrantResult;
import dev.latchkey.token.grant.RefreshTokenGrant;
import dev.latchkey.token.grant.TokenRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code POST /v1/token}: the flow from request to response, and the only place where a failure becomes a response. */
public final class TokenEndpoint implements HttpEndpoint {
    private final Route route;
    private final DpopProofVerifier proofs;
    private final AuthorizationCodeGrant codes;
    private final RefreshTokenGrant refreshTokens;
    private final String tokenType;
    private final EventLog<? super TokenEvent> events;

    public TokenEndpoint(
            List<URI> endpointUrls,
            DpopProofVerifier proofs,
            AuthorizationCodeGrant codes,
            RefreshTokenGrant refreshTokens,
            String tokenType,
            EventLog<? super TokenEvent> events) {
        this.route = new Route(
                "POST",
                Stream.concat(Stream.of("/v1/token"), endpointUrls.stream().map(URI::getRawPath))
                        .collect(Collectors.toSet()));
        this.proofs = proofs;
        this.codes = codes;
        this.refreshTokens = refreshTokens;
        this.tokenType = tokenType;
        this.events = events;
    }

    /** Responds to a request, whatever it is, and writes its event. */
    @Override
    public HttpResponse handle(HttpRequest request, RequestContext context) {
        TokenEvent event = TokenEvent.arrived(request, context.now());
        HttpResponse response;
        try {
            response = respond(request, context, event);
        } catch (OAuthException refusal) {
            response = TokenResponseWriter.refusal(request, refusal);
            event.refused(refusal);
        } catch (DependencyException outage) {
            response = TokenResponseWriter.serverError(request);
            event.failed(outage.reason());
        } catch (RuntimeException bug) {
            // Its message may quote what was sent: the event names the place instead.
            response = TokenResponseWriter.serverError(request);
            event.failed(bug.getClass().getName()
                    + Stream.of(bug.getStackTrace()).limit(3).toList());
        }
        events.write(event.answered(response.status(), context));
        return response;
    }

    private HttpResponse respond(HttpRequest request, RequestContext context, TokenEvent event) {
        if (!route.matches(request)) {
            throw Route.refusal(List.of(route), request, "Tokens are at /v1/token.");
        }
        TokenRequest tokenRequest = TokenRequestParser.parse(request);
        event.put(CLIENT, tokenRequest.clientId()).put(GRANT, tokenRequest.grantType());
        DpopProof proof = proofs.verify(request.header("dpop"), context.now());
        event.put(JKT, proof.jkt()).put(IAT_OFFSET, proof.iatOffset());
        ProvenRequest proven = new ProvenRequest(proof, request.fingerprint(), request.sourceIp());
        GrantResult result = switch (tokenRequest) {
            case TokenRequest.AuthorizationCode redemption -> {
                event.put(CODE_HASH, redemption.code().sha256());
                yield codes.redeem(redemption, proven, context, event);
            }
            case TokenRequest.Refresh refresh -> refreshTokens.refresh(refresh, proven, context, event);
        };
        int expiresIn = result.response().expiresIn(context.now());
        if (expiresIn < 1) {
            throw new DependencyException("STS", "AssumeRole", "credentials that are over");
        }
        event.succeeded(result.outcome());
        return TokenResponseWriter.success(request, tokenRequest.casing(), tokenType, expiresIn, result.response());
    }
}
