package dev.latchkey.token.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.http.MediaType;
import dev.latchkey.json.Json;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.grant.AccessToken;
import dev.latchkey.token.grant.Casing;
import dev.latchkey.token.grant.TokenResponse;
import java.io.IOException;

/** The only place where responses are written. */
public final class TokenResponseWriter {
    private TokenResponseWriter() {}

    /**
     * 200, in the casing of the request (RFC 6749 §5.1, model shape CreateOAuth2TokenResponseBody).
     *
     * @param expiresIn whole seconds that the credentials have left, 1–900
     */
    public static HttpResponse success(
            HttpRequest request, Casing casing, String tokenType, int expiresIn, TokenResponse response) {
        String body = Json.write(json -> {
            json.writeObjectFieldStart(casing.of("accessToken"));
            writeAccessToken(json, casing, response.accessToken());
            json.writeEndObject();
            json.writeStringField(casing.of("tokenType"), tokenType);
            json.writeNumberField(casing.of("expiresIn"), expiresIn);
            json.writeStringField(
                    casing.of("refreshToken"), response.refreshToken().reveal());
            if (response.idToken().isPresent()) {
                json.writeStringField(
                        casing.of("idToken"), response.idToken().get().reveal());
            }
        });
        return response(request, 200, Secret.of(body));
    }

    /**
     * A refusal: status, {@code X-Amzn-ErrorType}, and a body with {@code error} and {@code message}; a form's sender
     * also reads RFC 6749's {@code error_description}, the same sentence.
     */
    public static HttpResponse refusal(HttpRequest request, OAuthException refusal) {
        HttpResponse response = error(request, refusal.error(), refusal.publicSentence());
        return refusal.retryAfter()
                .map(time -> response.with("Retry-After", Long.toString(Math.max(1, time.toSeconds()))))
                .orElse(response);
    }

    private static HttpResponse error(HttpRequest request, ErrorCode error, String publicSentence) {
        String body = Json.write(json -> {
            json.writeStringField("error", error.code());
            json.writeStringField("message", publicSentence);
            if (MediaType.of(request) == MediaType.FORM) {
                json.writeStringField("error_description", publicSentence);
            }
        });
        HttpResponse response =
                response(request, error.status(), Secret.of(body)).with("X-Amzn-ErrorType", error.shape());
        return error == ErrorCode.METHOD_NOT_ALLOWED ? response.with("Allow", "POST") : response;
    }

    /** A fault of ours. All that the caller needs to know is that the same request may be sent again. */
    public static HttpResponse serverError(HttpRequest request) {
        return error(request, ErrorCode.SERVER_ERROR, "Something failed on our side. Send the same request again.");
    }

    private static void writeAccessToken(JsonGenerator json, Casing casing, AccessToken token) throws IOException {
        json.writeStringField(casing.of("accessKeyId"), token.accessKeyId());
        json.writeStringField(
                casing.of("secretAccessKey"), token.secretAccessKey().reveal());
        json.writeStringField(casing.of("sessionToken"), token.sessionToken().reveal());
    }

    private static HttpResponse response(HttpRequest request, int status, Secret body) {
        return HttpResponse.of(status, body)
                .with("Content-Type", "application/json")
                .with("Cache-Control", "no-store")
                .with("Pragma", "no-cache")
                .with("x-amzn-RequestId", request.requestId());
    }
}
