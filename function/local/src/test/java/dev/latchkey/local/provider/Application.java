package dev.latchkey.local.provider;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One sign-in of an application that is made of the SDK's client classes. */
final class Application {
    static final String ID = "latchkey";
    static final URI CALLBACK = URI.create("http://127.0.0.1:9/v1/sessions/callback/sample");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int LARGEST = 100_000;
    private static final int LEEWAY_SECONDS = 60;

    final OIDCProviderMetadata metadata;
    final CodeVerifier verifier = new CodeVerifier();
    final State state = new State();
    final Nonce nonce = new Nonce();

    private Application(OIDCProviderMetadata metadata) {
        this.metadata = metadata;
    }

    /** Begins with what the provider says about itself, and believes it only for the issuer that was meant. */
    static Application at(URI issuer) throws IOException, GeneralException {
        HTTPRequest request =
                new HTTPRequest(HTTPRequest.Method.GET, OIDCProviderMetadata.resolveURL(new Issuer(issuer)));
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(send(request).getBodyAsJSONObject());
        if (!metadata.getIssuer().equals(new Issuer(issuer))) {
            throw new GeneralException("another issuer");
        }
        return new Application(metadata);
    }

    AuthenticationRequest.Builder request() {
        return new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid"), new ClientID(ID), CALLBACK)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
    }

    /** What the browser was sent back with. */
    AuthenticationResponse answer(HttpResponse<String> redirect) throws ParseException {
        URI location = URI.create(redirect.headers().firstValue("location").orElseThrow());
        AuthenticationResponse answer = AuthenticationResponseParser.parse(location);
        // Of a parameter given twice the SDK takes the first.
        if (URLUtils.parseParameters(location.getRawQuery()).values().stream().anyMatch(values -> values.size() > 1)) {
            throw new ParseException("given twice");
        }
        if (!location.toString().startsWith(CALLBACK + "?") || !state.equals(answer.getState())) {
            throw new ParseException("not the answer to this request");
        }
        return answer;
    }

    /** The code that the browser was sent back with, by the issuer if it says who it is (RFC 9207 §2.4). */
    AuthorizationCode code(HttpResponse<String> redirect) throws GeneralException {
        AuthenticationResponse answer = answer(redirect);
        if (metadata.supportsAuthorizationResponseIssuerParam() || answer.getIssuer() != null) {
            if (!metadata.getIssuer().equals(answer.getIssuer())) {
                throw new GeneralException("another issuer");
            }
        }
        if (!answer.indicatesSuccess() || answer.toSuccessResponse().getAuthorizationCode() == null) {
            throw new GeneralException("no code");
        }
        return answer.toSuccessResponse().getAuthorizationCode();
    }

    TokenResponse redeem(AuthorizationCode code, @Nullable ClientAuthentication authentication)
            throws IOException, ParseException {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, CALLBACK, verifier);
        URI endpoint = metadata.getTokenEndpointURI();
        TokenRequest request = authentication == null
                ? new TokenRequest.Builder(endpoint, new ClientID(ID), grant).build()
                : new TokenRequest.Builder(endpoint, authentication, grant).build();
        return OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
    }

    OIDCTokenResponse tokens(AuthorizationCode code) throws IOException, GeneralException {
        return tokens(redeem(code, null));
    }

    OIDCTokenResponse tokens(TokenResponse response) throws GeneralException {
        if (!(response instanceof OIDCTokenResponse tokens)) {
            throw new GeneralException("no ID token");
        }
        return tokens;
    }

    /** What the ID token says, if it is the provider's, for this sign-in, and belongs to the access token. */
    IDTokenClaimsSet verified(OIDCTokenResponse tokens) throws Exception {
        SignedJWT idToken = SignedJWT.parse(tokens.getOIDCTokens().getIDTokenString());
        if (!ClientCheck.ASSERTION_ALGORITHMS.contains(idToken.getHeader().getAlgorithm())) {
            throw new GeneralException("another algorithm");
        }
        JWKSet keys = JWKSet.parse(send(new HTTPRequest(HTTPRequest.Method.GET, metadata.getJWKSetURI()))
                .getBodyAsJSONObject());
        IDTokenValidator validator = new IDTokenValidator(
                metadata.getIssuer(), new ClientID(ID), idToken.getHeader().getAlgorithm(), keys);
        validator.setMaxClockSkew(LEEWAY_SECONDS);
        IDTokenClaimsSet claims = validator.validate(idToken, nonce);
        // The SDK reads a number as the string of its digits.
        if (!(idToken.getPayload().toJSONObject().get("sub") instanceof String)) {
            throw new GeneralException("sub is no string");
        }
        if (claims.getAccessTokenHash() != null) {
            AccessToken accessToken = tokens.getOIDCTokens().getAccessToken();
            AccessTokenValidator.validate(accessToken, idToken.getHeader().getAlgorithm(), claims.getAccessTokenHash());
        }
        return claims;
    }

    UserInfo userInfo(AccessToken accessToken) throws IOException, GeneralException {
        UserInfoRequest request = new UserInfoRequest(metadata.getUserInfoEndpointURI(), accessToken);
        UserInfoResponse response = UserInfoResponse.parse(send(request.toHTTPRequest()));
        if (!response.indicatesSuccess()) {
            throw new GeneralException("no userinfo");
        }
        return response.toSuccessResponse().getUserInfo();
    }

    /** Waits for no answer long, takes no large one, and follows none elsewhere. */
    private static HTTPResponse send(HTTPRequest request) throws IOException {
        return request.send(Application::answer);
    }

    private static HTTPResponse answer(ReadOnlyHTTPRequest request) throws IOException {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.getURI()).timeout(TIMEOUT);
        String body = request.getBody();
        http.method(request.getMethod().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.getHeaderMap().forEach((name, values) -> http.header(name, String.join(",", values)));
        try {
            HttpResponse<String> answer =
                    HTTP.send(http.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
            HTTPResponse response = new HTTPResponse(answer.statusCode());
            answer.headers().map().forEach((name, values) -> response.setHeader(name, values.toArray(String[]::new)));
            response.setBody(answer.body());
            return response;
        } catch (InterruptedException e) {
            throw new InterruptedIOException(e.getMessage());
        }
    }
}
