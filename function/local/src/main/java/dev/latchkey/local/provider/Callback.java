package dev.latchkey.local.provider;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import dev.latchkey.local.http.Exchange;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends the browser back to the application, saying who did (RFC 9207). */
final class Callback {
    private final Issuer issuer;
    private final Supplier<Lies> lies;

    Callback(Issuer issuer, Supplier<Lies> lies) {
        this.issuer = issuer;
        this.lies = lies;
    }

    Exchange.Answer code(AuthenticationRequest request, String code) {
        return redirect(new AuthenticationSuccessResponse(
                request.getRedirectionURI(),
                new AuthorizationCode(code),
                null,
                null,
                request.getState(),
                null,
                issuer,
                ResponseMode.QUERY));
    }

    Exchange.Answer error(AuthenticationRequest request, ErrorObject error) {
        return error(request.getRedirectionURI(), error, request.getState());
    }

    Exchange.Answer error(URI redirectUri, ErrorObject error, @Nullable State state) {
        return redirect(new AuthenticationErrorResponse(redirectUri, error, state, issuer, ResponseMode.QUERY));
    }

    private Exchange.Answer redirect(AuthorizationResponse response) {
        String parameters =
                URLUtils.serializeParameters(lies.get().redirect(new LinkedHashMap<>(response.toParameters())));
        URI redirectUri = response.getRedirectionURI();
        return Answers.redirect(redirectUri + (redirectUri.getRawQuery() == null ? "?" : "&") + parameters);
    }
}
