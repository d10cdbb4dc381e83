package dev.latchkey.local.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.latchkey.local.http.Exchange;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;

/** Exchanges a code, once, for an ID token and an access token (OpenID Connect Core §3.1.3). */
final class TokenEndpoint {
    static final Duration ACCESS_TOKEN_LIFETIME = Duration.ofMinutes(5);

    private final URI url;
    private final Client client;
    private final ClientCheck clientCheck;
    private final Handles<Grant> codes;
    private final Handles<SignedIn> accessTokens;
    private final IdTokens idTokens;
    private final InstantSource clock;
    private final Supplier<Lies> lies;

    TokenEndpoint(
            URI issuer,
            Client client,
            Handles<Grant> codes,
            Handles<SignedIn> accessTokens,
            IdTokens idTokens,
            InstantSource clock,
            Supplier<Lies> lies) {
        this.url = issuer.resolve(Endpoint.TOKEN.path());
        this.client = client;
        this.clientCheck = new ClientCheck(client, issuer, clock);
        this.codes = codes;
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
        this.clock = clock;
        this.lies = lies;
    }

    Exchange.Answer answer(Exchange exchange) {
        try {
            TokenRequest request = TokenRequest.parse(httpRequest(exchange));
            if (!clientCheck.passes(request)) {
                return Answers.error(OAuth2Error.INVALID_CLIENT);
            }
            if (!(request.getAuthorizationGrant() instanceof AuthorizationCodeGrant code)) {
                return Answers.error(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
            }
            Optional<Grant> grant = codes.take(code.getAuthorizationCode().getValue())
                    .filter(taken -> taken.request().getRedirectionURI().equals(code.getRedirectionURI()))
                    .filter(taken -> isVerifiedBy(taken, code));
            return grant.isPresent() ? tokens(grant.get()) : Answers.error(OAuth2Error.INVALID_GRANT);
        } catch (ParseException e) {
            ErrorObject error = e.getErrorObject();
            return Answers.error(error == null ? OAuth2Error.INVALID_REQUEST : error);
        }
    }

    private Exchange.Answer tokens(Grant grant) throws ParseException {
        BearerAccessToken accessToken = new BearerAccessToken(
                accessTokens.keep(grant.signedIn()),
                ACCESS_TOKEN_LIFETIME.toSeconds(),
                grant.request().getScope());
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        try {
            String idToken = lies.get()
                    .idToken(lies.get().claims(idTokens.claims(grant, accessToken, now)), idTokens.key(), client);
            OIDCTokenResponse response = new OIDCTokenResponse(new OIDCTokens(idToken, accessToken, null));
            return Answers.json(200, lies.get().tokens(new LinkedHashMap<>(response.toJSONObject())));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 7636 §4.6. */
    private static boolean isVerifiedBy(Grant grant, AuthorizationCodeGrant code) {
        return code.getCodeVerifier() != null
                && CodeChallenge.compute(CodeChallengeMethod.S256, code.getCodeVerifier())
                        .equals(grant.request().getCodeChallenge());
    }

    private HTTPRequest httpRequest(Exchange exchange) throws ParseException {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, url);
        request.setContentType(exchange.header("content-type"));
        if (exchange.headers().containsKey("authorization")) {
            request.setAuthorization(exchange.header("authorization"));
        }
        request.setBody(exchange.body().text());
        return request;
    }
}
