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
import java.util.LinkedHashMap;
import java.util.Map;

/** The only writer of answers. */
public final class TokenResponseWriter {
    private TokenResponseWriter() {}

    /**
     * 200, in the spelling of the request (RFC 6749 §5.1, model shape CreateOAuth2TokenResponseBody).
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
        return new HttpResponse(200, headers(request), Secret.of(body));
    }

    /**
     * A refusal: status, {@code X-Amzn-ErrorType}, and a body with {@code error} and {@code message}; a form's sender
     * also reads RFC 6749's {@code error_description}, the same sentence.
     */
    public static HttpResponse refusal(HttpRequest request, OAuthException refusal) {
        HttpResponse response = error(request, refusal.error(), refusal.publicSentence());
        refusal.retryAfter()
                .ifPresent(time -> response.headers().put("Retry-After", Long.toString(Math.max(1, time.toSeconds()))));
        return response;
    }

    private static HttpResponse error(HttpRequest request, ErrorCode error, String publicSentence) {
        Map<String, String> headers = headers(request);
        headers.put("X-Amzn-ErrorType", error.shape());
        if (error == ErrorCode.METHOD_NOT_ALLOWED) {
            headers.put("Allow", "POST");
        }
        String body = Json.write(json -> {
            json.writeStringField("error", error.code());
            json.writeStringField("message", publicSentence);
            if (MediaType.of(request) == MediaType.FORM) {
                json.writeStringField("error_description", publicSentence);
            }
        });
        return new HttpResponse(error.status(), headers, Secret.of(body));
    }

    /** A fault of ours, of which the caller needs to know only that the same request may be sent again. */
    public static HttpResponse serverError(HttpRequest request) {
        return error(request, ErrorCode.SERVER_ERROR, "Something failed on our side. Send the same request again.");
    }

    private static void writeAccessToken(JsonGenerator json, Casing casing, AccessToken token) throws IOException {
        json.writeStringField(casing.of("accessKeyId"), token.accessKeyId());
        json.writeStringField(
                casing.of("secretAccessKey"), token.secretAccessKey().reveal());
        json.writeStringField(casing.of("sessionToken"), token.sessionToken().reveal());
    }

    private static Map<String, String> headers(HttpRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");
        headers.put("Pragma", "no-cache");
        headers.put("x-amzn-RequestId", request.requestId());
        return headers;
    }
}
