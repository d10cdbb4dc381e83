package dev.latchkey.signin.provider;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCScopeValue;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.access.IdentityReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends people to their identity provider with the code flow (OpenID Connect Core §3.1), and checks what comes back. */
public final class RelyingParty {
    /** Where a provider sends people back to, before the provider's name. */
    public static final String CALLBACK_PATH = "/v1/sessions/callback/";

    private static final int MAX_SID = 255;

    /** What has a provider give a refresh token (OpenID Connect Core §11). */
    private static final String OFFLINE_ACCESS = OIDCScopeValue.OFFLINE_ACCESS.getValue();

    private final ProviderMetadata metadata;
    private final TokenRequests tokens;
    private final IdTokens idTokens;
    private final UserInfo userInfo;
    private final LogoutTokens logoutTokens;
    private final String base;

    /**
     * The relying party.
     *
     * @param base the URL of this service that providers send people back to
     */
    public RelyingParty(ProviderHttp http, ClientCredentials credentials, String base) {
        this.metadata = new ProviderMetadata(http);
        this.tokens = new TokenRequests(http, credentials);
        this.idTokens = new IdTokens(metadata);
        this.userInfo = new UserInfo(http);
        this.logoutTokens = new LogoutTokens(metadata);
        this.base = base;
    }

    /**
     * The URL of the authentication request.
     *
     * @param state 32 random bytes, in base64url
     * @param nonce which the ID token must have
     * @throws dev.latchkey.request.DependencyException if the provider's metadata cannot be fetched
     */
    public URI authenticationRequest(
            IdentityProvider provider,
            Secret state,
            Secret nonce,
            Secret codeVerifier,
            AuthenticationDemands demands,
            RequestContext context) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        scope(provider, demands),
                        new ClientID(provider.clientId()),
                        redirectUri(provider))
                .endpointURI(metadata.of(provider, context).getAuthorizationEndpointURI())
                .state(new State(state.reveal()))
                .nonce(new Nonce(nonce.reveal()))
                .codeChallenge(new CodeVerifier(codeVerifier.reveal()), CodeChallengeMethod.S256);
        List<String> acrValues = demands.acrValues().isEmpty() ? provider.acrValues() : demands.acrValues();
        if (!acrValues.isEmpty()) {
            request.acrValues(acrValues.stream().map(ACR::new).toList());
        }
        demands.maxAge().ifPresent(maxAge -> request.maxAge(Math.toIntExact(maxAge.toSeconds())));
        prompt(provider, demands).ifPresent(prompt -> request.prompt(new Prompt(prompt)));
        return request.build().toURI();
    }

    /**
     * What the provider's answer proves: who the person is.
     *
     * @param answer the parameters of the callback
     * @throws ProviderException if the provider declined, or a check fails
     * @throws dev.latchkey.request.DependencyException if the provider fails: the same answer may be presented again
     */
    public Authentication authenticate(
            IdentityProvider provider,
            Map<String, List<String>> answer,
            Secret nonce,
            Secret codeVerifier,
            RequestContext context) {
        OIDCProviderMetadata of = metadata.of(provider, context);
        checkIssuer(provider, of, answer);
        Optional<String> error = one(answer, "error");
        if (error.isPresent()) {
            throw ProviderException.declined("error: " + TokenRequests.errorCode(error.get()));
        }
        String code = one(answer, "code").orElseThrow(() -> ProviderException.notAccepted("code is missing"));
        OIDCTokens given = tokens.redeem(provider, of, code, redirectUri(provider), codeVerifier, context);
        Claims claims = idTokens.verify(provider, of, given, nonce, context);
        Identity identity =
                identity(provider, userInfo.complete(provider, of, claims, given.getAccessToken(), context));
        return new Authentication(identity, session(provider, claims, given));
    }

    /**
     * What a logout token says, once it is verified to be the provider's.
     *
     * @throws ProviderException if a check fails
     * @throws dev.latchkey.request.DependencyException if the provider's metadata or keys cannot be fetched
     */
    public LogoutToken logout(IdentityProvider provider, String token, RequestContext context) {
        return logoutTokens.verify(provider, token, context);
    }

    private static ProviderSession session(IdentityProvider provider, Claims claims, OIDCTokens tokens) {
        Optional<Secret> refreshToken = Optional.ofNullable(tokens.getRefreshToken())
                .filter(given -> provider.recheck().isPresent())
                .map(RefreshToken::getValue)
                .filter(given -> given.getBytes(StandardCharsets.UTF_8).length <= ProviderSession.MAX_REFRESH_TOKEN)
                .map(Secret::of);
        return new ProviderSession(
                provider.issuer().toString(),
                claims.text("sub").orElseThrow(),
                sid(claims),
                provider.recheck().map(wanted -> provider.clientId()),
                refreshToken);
    }

    /** One of another form is none: no logout token may name it, and it says nothing of who the person is. */
    private static Optional<String> sid(Claims claims) {
        return claims.values().get("sid") instanceof String sid && !sid.isEmpty() && sid.length() <= MAX_SID
                ? Optional.of(sid)
                : Optional.empty();
    }

    private static Identity identity(IdentityProvider provider, Map<String, Object> claims) {
        try {
            return IdentityReader.read(provider, claims);
        } catch (IllegalArgumentException e) {
            throw ProviderException.notAccepted(String.valueOf(e.getMessage()));
        }
    }

    /** RFC 9207 §2.4: whenever the provider says that it sends {@code iss}, and always when it is there. */
    private static void checkIssuer(
            IdentityProvider provider, OIDCProviderMetadata of, Map<String, List<String>> answer) {
        Optional<String> issuer = one(answer, "iss");
        if (issuer.isEmpty() && of.supportsAuthorizationResponseIssuerParam()) {
            throw ProviderException.notAccepted("iss is missing from the callback");
        }
        if (issuer.filter(iss -> !iss.equals(provider.issuer().toString())).isPresent()) {
            throw ProviderException.notAccepted("iss of the callback is another provider's");
        }
    }

    /**
     * Asks for tokens again, with the refresh token that the provider gave (RFC 6749 §6).
     *
     * @return empty if the provider takes the refresh token no longer ({@code invalid_grant})
     * @throws ProviderException if it refuses for another reason, which says nothing of the person
     * @throws dev.latchkey.request.DependencyException if the provider fails
     */
    public Optional<RefreshedTokens> refresh(IdentityProvider provider, Secret refreshToken, RequestContext context) {
        return tokens.refresh(provider, metadata.of(provider, context), refreshToken, context)
                .map(RefreshedTokens::new);
    }

    /**
     * The groups that the provider tells of the person now, by a new ID token (OpenID Connect Core §12.2) or userinfo. With
     * an ID token, groups that neither tells are none: so do providers write that somebody is in no group. A reference in
     * their place is not.
     *
     * @param subject the person's {@code sub}, which the answer must have
     * @return empty if there is no ID token, and userinfo does not tell them either
     * @throws ProviderException if a check fails
     * @throws dev.latchkey.request.DependencyException if the provider fails
     */
    public Optional<Set<String>> groups(
            IdentityProvider provider, RefreshedTokens refreshed, String subject, RequestContext context) {
        OIDCProviderMetadata of = metadata.of(provider, context);
        OIDCTokens given = refreshed.tokens();
        boolean hasIdToken = given.getIDToken() != null;
        Claims claims = hasIdToken
                ? idTokens.verifyAgain(provider, of, given, subject, context)
                : new Claims(Map.of("sub", subject));
        Map<String, Object> told = userInfo.complete(provider, of, claims, given.getAccessToken(), context);
        if (provider.claims()
                .groups()
                .filter(claim -> IdentityReader.isElsewhere(claim, told))
                .isPresent()) {
            throw ProviderException.notAccepted("the groups are elsewhere");
        }
        Optional<Set<String>> groups = IdentityReader.groups(provider, told);
        return hasIdToken ? Optional.of(groups.orElse(Set.of())) : groups;
    }

    private static Scope scope(IdentityProvider provider, AuthenticationDemands demands) {
        return new Scope(provider.scopes().stream()
                .filter(scope -> demands.offline() || !scope.equals(OFFLINE_ACCESS))
                .toArray(String[]::new));
    }

    private static Optional<String> prompt(IdentityProvider provider, AuthenticationDemands demands) {
        boolean mustAsk = demands.again() && demands.maxAge().isEmpty();
        return mustAsk ? Optional.of("login") : provider.prompt();
    }

    private URI redirectUri(IdentityProvider provider) {
        return URI.create(base + CALLBACK_PATH + provider.name());
    }

    private static Optional<String> one(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw ProviderException.notAccepted(name + " is given twice in the callback");
        }
        return values.stream().findFirst().filter(value -> !value.isBlank());
    }
}
