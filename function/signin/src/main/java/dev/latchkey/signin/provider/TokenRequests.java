package dev.latchkey.signin.provider;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.IdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What is asked of a provider's token endpoint (RFC 6749 §3.2). What it gives is for the caller to check. */
final class TokenRequests {
    /** Of the token endpoint (RFC 6749 §5): others are none of its responses. */
    private static final Set<Integer> STATUSES = Set.of(200, 400, 401);

    private final ProviderHttp http;
    private final ClientCredentials credentials;

    TokenRequests(ProviderHttp http, ClientCredentials credentials) {
        this.http = http;
        this.credentials = credentials;
    }

    /**
     * Tokens for a code.
     *
     * @throws ProviderException if the provider refuses
     * @throws dev.latchkey.request.DependencyException if the provider fails
     */
    OIDCTokens redeem(
            IdentityProvider provider,
            OIDCProviderMetadata of,
            String code,
            URI redirectUri,
            Secret codeVerifier,
            RequestContext context) {
        TokenResponse response = response(
                provider,
                of,
                new AuthorizationCodeGrant(
                        new AuthorizationCode(code), redirectUri, new CodeVerifier(codeVerifier.reveal())),
                context);
        if (!response.indicatesSuccess()) {
            throw refused(response);
        }
        return tokens(response);
    }

    /**
     * Tokens for a refresh token; empty if the provider takes it no longer ({@code invalid_grant}).
     *
     * @throws ProviderException if the provider refuses for another reason
     * @throws dev.latchkey.request.DependencyException if the provider fails
     */
    Optional<OIDCTokens> refresh(
            IdentityProvider provider, OIDCProviderMetadata of, Secret refreshToken, RequestContext context) {
        TokenResponse response =
                response(provider, of, new RefreshTokenGrant(new RefreshToken(refreshToken.reveal())), context);
        if (response.indicatesSuccess()) {
            return Optional.of(tokens(response));
        }
        if (OAuth2Error.INVALID_GRANT.equals(response.toErrorResponse().getErrorObject())) {
            return Optional.empty();
        }
        throw refused(response);
    }

    private TokenResponse response(
            IdentityProvider provider, OIDCProviderMetadata of, AuthorizationGrant grant, RequestContext context) {
        TokenRequest request = request(provider, of.getTokenEndpointURI(), grant, context);
        return http.call("Token", context, sender -> {
            HTTPResponse answered = request.toHTTPRequest().send(sender);
            if (answered.getStatusCode() >= HTTPResponse.SC_SERVER_ERROR) {
                throw new IOException("status " + answered.getStatusCode());
            }
            if (!STATUSES.contains(answered.getStatusCode())) {
                throw ProviderException.notAccepted("token endpoint: status " + answered.getStatusCode());
            }
            return OIDCTokenResponseParser.parse(answered);
        });
    }

    private TokenRequest request(
            IdentityProvider provider, URI endpoint, AuthorizationGrant grant, RequestContext context) {
        return credentials
                .forProvider(provider, endpoint, context)
                .map(with -> new TokenRequest.Builder(endpoint, with, grant))
                .orElseGet(() -> new TokenRequest.Builder(endpoint, new ClientID(provider.clientId()), grant))
                .build();
    }

    private static OIDCTokens tokens(TokenResponse response) {
        return ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
    }

    private static ProviderException refused(TokenResponse response) {
        ErrorObject error = response.toErrorResponse().getErrorObject();
        return ProviderException.notAccepted("token endpoint: " + errorCode(String.valueOf(error.getCode())));
    }

    /** An error code (RFC 6749 §4.1.2.1), or that it is none: anybody can write it into a URL. */
    static String errorCode(String error) {
        return error.matches("[a-z_]{1,40}") ? error : "of an unknown kind";
    }
}
