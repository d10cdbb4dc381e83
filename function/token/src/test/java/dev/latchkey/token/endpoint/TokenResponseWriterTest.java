package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Requests.FORM;
import static dev.latchkey.token.endpoint.Requests.JSON;
import static dev.latchkey.token.endpoint.Requests.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.grant.AccessToken;
import dev.latchkey.token.grant.Casing;
import dev.latchkey.token.grant.TokenResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenResponseWriterTest {
    private static final Map<String, List<String>> COMMON_HEADERS = Map.of(
            "Content-Type", List.of("application/json"),
            "Cache-Control", List.of("no-store"),
            "Pragma", List.of("no-cache"),
            "x-amzn-RequestId", List.of("the-request-id"));
    private static final AccessToken ACCESS_TOKEN =
            new AccessToken("AKIDEXAMPLE", Secret.of("secret/key+"), Secret.of("session/token=="));
    private static final TokenResponse REDEEMED = new TokenResponse(
            ACCESS_TOKEN, Instant.EPOCH, Secret.of("lk1.refresh.token"), Optional.of(Secret.of("id.to.ken")));
    private static final TokenResponse REFRESHED =
            new TokenResponse(ACCESS_TOKEN, Instant.EPOCH, Secret.of("lk1.refresh.token"), Optional.empty());
    private static final String SENTENCE = "Something must be mended.";

    private static HttpResponse error(String contentType, ErrorCode error) {
        return TokenResponseWriter.refusal(request(contentType, ""), new OAuthException(error, SENTENCE, "a detail"));
    }

    private static JsonObject body(HttpResponse response) {
        return JsonObject.parse(response.body().reveal());
    }

    @Nested
    class Success {
        private String body(Casing casing, TokenResponse response) {
            return TokenResponseWriter.success(request(JSON, ""), casing, "aws_sigv4", 899, response)
                    .body()
                    .reveal();
        }

        @Test
        void redemptionInCamelCase_hasTheModelsNames() {
            assertEquals(
                    "{\"accessToken\":{\"accessKeyId\":\"AKIDEXAMPLE\",\"secretAccessKey\":\"secret/key+\","
                            + "\"sessionToken\":\"session/token==\"},\"tokenType\":\"aws_sigv4\",\"expiresIn\":899,"
                            + "\"refreshToken\":\"lk1.refresh.token\",\"idToken\":\"id.to.ken\"}",
                    body(Casing.CAMEL_CASE, REDEEMED));
        }

        @Test
        void redemptionInSnakeCase_hasTheRfcsNames() {
            assertEquals(
                    "{\"access_token\":{\"access_key_id\":\"AKIDEXAMPLE\",\"secret_access_key\":\"secret/key+\","
                            + "\"session_token\":\"session/token==\"},\"token_type\":\"aws_sigv4\",\"expires_in\":899,"
                            + "\"refresh_token\":\"lk1.refresh.token\",\"id_token\":\"id.to.ken\"}",
                    body(Casing.SNAKE_CASE, REDEEMED));
        }

        @Test
        void refresh_hasNoIdToken() {
            assertEquals(
                    Set.of("accessToken", "tokenType", "expiresIn", "refreshToken"),
                    JsonObject.parse(body(Casing.CAMEL_CASE, REFRESHED)).names());
            assertEquals(
                    Set.of("access_token", "token_type", "expires_in", "refresh_token"),
                    JsonObject.parse(body(Casing.SNAKE_CASE, REFRESHED)).names());
        }

        @Test
        void tokenType_isThatOfTheDeployment() {
            String configured = "urn:aws:params:oauth:token-type:access_token_sigv4";
            HttpResponse response =
                    TokenResponseWriter.success(request(JSON, ""), Casing.CAMEL_CASE, configured, 900, REFRESHED);

            assertEquals(
                    Optional.of(configured),
                    TokenResponseWriterTest.body(response).string("tokenType"));
        }

        @ParameterizedTest
        @ValueSource(strings = {JSON, FORM, ""})
        void spelling_isTheParsersDecisionAndNotTheContentTypes(String contentType) {
            HttpResponse response =
                    TokenResponseWriter.success(request(contentType, ""), Casing.SNAKE_CASE, "aws_sigv4", 1, REFRESHED);

            assertTrue(TokenResponseWriterTest.body(response).has("access_token"));
        }

        @Test
        void statusAndHeaders_areThoseOfTheContract() {
            HttpResponse response =
                    TokenResponseWriter.success(request(JSON, ""), Casing.CAMEL_CASE, "aws_sigv4", 1, REDEEMED);

            assertEquals(200, response.status());
            assertEquals(COMMON_HEADERS, response.headers());
        }

        @Test
        void response_printsNoToken() {
            String printed = TokenResponseWriter.success(request(JSON, ""), Casing.CAMEL_CASE, "aws_sigv4", 1, REDEEMED)
                    .toString();

            for (String secret : Set.of("secret/key+", "session/token==", "lk1.refresh.token", "id.to.ken")) {
                assertFalse(printed.contains(secret), printed);
            }
        }
    }

    @Nested
    class Refusal {
        @ParameterizedTest
        @EnumSource
        void everyError_hasStatusShapeCodeAndSentence(ErrorCode error) {
            HttpResponse response = error(JSON, error);

            assertEquals(error.status(), response.status());
            assertEquals(error.shape(), response.header("X-Amzn-ErrorType").orElse(""));
            assertEquals(Optional.of(error.code()), body(response).string("error"));
            assertEquals(Optional.of(SENTENCE), body(response).string("message"));
        }

        @ParameterizedTest
        @EnumSource
        void everyError_hasTheHeadersOfTheContractAndNoOther(ErrorCode error) {
            Map<String, List<String>> headers = error(JSON, error).headers();
            Set<String> names = headers.keySet();

            COMMON_HEADERS.forEach((name, value) -> assertEquals(value, headers.get(name)));
            assertEquals(
                    error == ErrorCode.METHOD_NOT_ALLOWED
                            ? Set.of(
                                    "Content-Type",
                                    "Cache-Control",
                                    "Pragma",
                                    "x-amzn-RequestId",
                                    "X-Amzn-ErrorType",
                                    "Allow")
                            : Set.of("Content-Type", "Cache-Control", "Pragma", "x-amzn-RequestId", "X-Amzn-ErrorType"),
                    names);
        }

        @Test
        void methodNotAllowed_saysWhichIs() {
            assertEquals(
                    "POST",
                    error(JSON, ErrorCode.METHOD_NOT_ALLOWED).header("Allow").orElse(""));
        }

        @ParameterizedTest
        @EnumSource
        void answerToJson_hasErrorAndMessageOnly(ErrorCode error) {
            assertEquals(Set.of("error", "message"), body(error(JSON, error)).names());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "text/plain", "application/json; charset=utf-8", "multipart/form-data"})
        void answerToAnythingButAForm_hasErrorAndMessageOnly(String contentType) {
            assertEquals(
                    Set.of("error", "message"),
                    body(error(contentType, ErrorCode.INVALID_REQUEST)).names());
        }

        @ParameterizedTest
        @EnumSource
        void answerToAForm_hasTheSentenceAsErrorDescriptionToo(ErrorCode error) {
            JsonObject body = body(error(FORM, error));

            assertEquals(Set.of("error", "message", "error_description"), body.names());
            assertEquals(Optional.of(SENTENCE), body.string("error_description"));
            assertEquals(Optional.of(SENTENCE), body.string("message"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"application/x-www-form-urlencoded; charset=UTF-8", "APPLICATION/X-WWW-FORM-URLENCODED"})
        void form_isKnownInAnyCaseAndWithParameters(String contentType) {
            assertTrue(body(error(contentType, ErrorCode.INVALID_REQUEST)).has("error_description"));
        }
    }

    @Nested
    class ServerError {
        private final HttpResponse response = TokenResponseWriter.serverError(request(FORM, "code=s3cr3t"));

        @Test
        void kind_isServerError() {
            assertEquals(500, response.status());
            assertEquals(
                    "InternalServerException",
                    response.header("X-Amzn-ErrorType").orElse(""));
            assertEquals(Optional.of("server_error"), body(response).string("error"));
        }

        @Test
        void sentence_isOneAndTheSame() {
            HttpResponse other = TokenResponseWriter.serverError(request(JSON, "{}"));

            assertEquals(body(other).string("message"), body(response).string("message"));
        }

        @Test
        void sentence_isFitForErrorDescription() {
            String description = body(response).string("error_description").orElseThrow();

            assertTrue(description.matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+"), description);
        }

        @Test
        void answer_holdsNothingOfTheRequestButItsId() {
            assertFalse(response.body().reveal().contains("s3cr3t"));
            assertEquals("the-request-id", response.header("x-amzn-RequestId").orElse(""));
        }
    }
}
