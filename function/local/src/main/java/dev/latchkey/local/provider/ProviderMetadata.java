package dev.latchkey.local.provider;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the sample provider says about itself (OpenID Connect Discovery §3, RFC 9207 §3). */
final class ProviderMetadata {
    private ProviderMetadata() {}

    static Map<String, Object> of(URI url) {
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(
                new Issuer(url), List.of(SubjectType.PUBLIC), url.resolve(Endpoint.KEYS.path()));
        metadata.setAuthorizationEndpointURI(url.resolve(Endpoint.AUTHORIZATION.path()));
        metadata.setTokenEndpointURI(url.resolve(Endpoint.TOKEN.path()));
        metadata.setUserInfoEndpointURI(url.resolve(Endpoint.USER_INFO.path()));
        metadata.setScopes(new Scope("openid", "profile", "email", "groups"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setTokenEndpointAuthMethods(List.of(
                ClientAuthenticationMethod.NONE,
                ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                ClientAuthenticationMethod.CLIENT_SECRET_POST,
                ClientAuthenticationMethod.PRIVATE_KEY_JWT));
        metadata.setTokenEndpointJWSAlgs(List.copyOf(ClientCheck.ASSERTION_ALGORITHMS));
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        metadata.setACRs(List.of(new ACR(SamplePerson.TWO_FACTORS), new ACR(SamplePerson.ONE_FACTOR)));
        metadata.setClaims(List.of(
                "iss",
                "sub",
                "aud",
                "exp",
                "iat",
                "auth_time",
                "nonce",
                "at_hash",
                "acr",
                "amr",
                "preferred_username",
                "name",
                "email",
                "groups"));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        metadata.setSupportsRequestURIParam(false);
        return new LinkedHashMap<>(metadata.toJSONObject());
    }
}
