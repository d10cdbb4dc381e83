package dev.latchkey.local.provider;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.latchkey.oauth.Pkce;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the sample provider makes of an authentication request (OpenID Connect Core §3.1.2.1). */
final class AuthorizationRequests {
    private AuthorizationRequests() {}

    /** Why the request is not answered with a code whoever comes; empty if nothing is wrong. */
    static Optional<ErrorObject> problem(AuthenticationRequest request) {
        if (!request.getResponseType().equals(ResponseType.CODE)) {
            return Optional.of(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
        }
        if (request.specifiesRequestObject()) {
            return Optional.of(OAuth2Error.REQUEST_NOT_SUPPORTED);
        }
        if (!request.impliedResponseMode().equals(ResponseMode.QUERY)) {
            return Optional.of(OAuth2Error.INVALID_REQUEST.setDescription("response_mode must be query"));
        }
        if (request.getCodeChallenge() == null
                || !CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())
                || !Pkce.isChallenge(request.getCodeChallenge().getValue())) {
            return Optional.of(OAuth2Error.INVALID_REQUEST.setDescription("a code_challenge with S256 is required"));
        }
        return Optional.empty();
    }

    /** Whether somebody who signed in then need not be asked again. */
    static boolean isSatisfiedBy(AuthenticationRequest request, SignedIn signedIn, Instant now) {
        if (prompts(request, Prompt.Type.LOGIN) || prompts(request, Prompt.Type.SELECT_ACCOUNT)) {
            return false;
        }
        Duration age = Duration.between(signedIn.authTime(), now);
        // It is -1 when none was given, and 0 means prompt=login.
        return request.getMaxAge() < 0
                || (request.getMaxAge() > 0 && age.compareTo(Duration.ofSeconds(request.getMaxAge())) <= 0);
    }

    static boolean prompts(AuthenticationRequest request, Prompt.Type type) {
        return request.getPrompt() != null && request.getPrompt().contains(type);
    }
}
