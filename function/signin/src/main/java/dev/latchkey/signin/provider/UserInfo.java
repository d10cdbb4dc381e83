package dev.latchkey.signin.provider;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.access.IdentityReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The userinfo endpoint (OpenID Connect Core §5.3), asked for a name and groups where the ID token does not tell them. */
final class UserInfo {
    private final ProviderHttp http;

    UserInfo(ProviderHttp http) {
        this.http = http;
    }

    /**
     * The ID token's claims, with what userinfo adds to them: a name, whether an address that is one is verified, and
     * groups; never who somebody is or how they were authenticated.
     *
     * @throws ProviderException if userinfo is another person's
     * @throws dev.latchkey.request.DependencyException if it is needed and cannot be had
     */
    Map<String, Object> complete(
            IdentityProvider provider,
            OIDCProviderMetadata of,
            Claims idToken,
            AccessToken accessToken,
            RequestContext context) {
        IdentityProvider.Claims names = provider.claims();
        boolean lacksGroups = names.groups()
                .filter(groups -> !idToken.has(groups) && !IdentityReader.isElsewhere(groups, idToken.values()))
                .isPresent();
        if (of.getUserInfoEndpointURI() == null || !(lacksGroups || !idToken.has(names.name()))) {
            return idToken.values();
        }
        Map<String, Object> told = ask(of, idToken, accessToken, context);
        Map<String, Object> completed = new HashMap<>(idToken.values());
        Stream.of(
                        List.of(
                                names.name(),
                                names.display(),
                                IdentityReader.EMAIL_VERIFIED,
                                "_claim_names",
                                "hasgroups"),
                        names.groups().stream().toList())
                .flatMap(List::stream)
                .filter(name -> told.get(name) != null)
                .forEach(name -> completed.putIfAbsent(name, told.get(name)));
        if (IdentityReader.isUnverified(told)) {
            completed.put(IdentityReader.EMAIL_VERIFIED, false);
        }
        return completed;
    }

    private Map<String, Object> ask(
            OIDCProviderMetadata of, Claims idToken, AccessToken accessToken, RequestContext context) {
        UserInfoResponse response = http.call("UserInfo", context, sender -> {
            HTTPResponse answered = new UserInfoRequest(of.getUserInfoEndpointURI(), accessToken)
                    .toHTTPRequest()
                    .send(sender);
            if (answered.getStatusCode() >= HTTPResponse.SC_SERVER_ERROR) {
                throw new IOException("status " + answered.getStatusCode());
            }
            return UserInfoResponse.parse(answered);
        });
        if (!response.indicatesSuccess() || response.toSuccessResponse().getUserInfo() == null) {
            throw ProviderException.notAccepted("userinfo: refused, or not plain JSON");
        }
        Map<String, Object> told = response.toSuccessResponse().getUserInfo().toJSONObject();
        if (!Optional.ofNullable(told.get("sub")).equals(idToken.text("sub").map(Object.class::cast))) {
            throw ProviderException.notAccepted("userinfo: sub is another person's");
        }
        return told;
    }
}
