package dev.latchkey.token.endpoint;

import static dev.latchkey.token.testing.TestEndpoint.redemption;
import static dev.latchkey.token.testing.TestEndpoint.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.Json;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.token.testing.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointRoutingTest extends TokenEndpointHarness {
    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "HEAD", "OPTIONS", "DELETE", "post", ""})
    void otherMethod_isNotAllowed(String method) {
        HttpResponse response =
                endpoint.handle(request(method, "/v1/token", "application/json", "{}", endpoint.proof(KEY)));

        refused(ErrorCode.METHOD_NOT_ALLOWED, response);
        assertEquals("POST", response.header("Allow").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/v1/tokens", "/V1/token", "/v1/token/", "/v1/authorize", "/prod/v1/token"})
    void otherPath_isNotFound(String path) {
        refused(
                ErrorCode.NOT_FOUND,
                endpoint.handle(request("POST", path, "application/json", "{}", endpoint.proof(KEY))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//v1/token", "/v1//token", "/v1/./token"})
    void pathOfTheEndpointOtherwiseWritten_isAnswered(String path) {
        String body = Json.write(redemption(endpoint.issueCode()));

        issued(endpoint.handle(request("POST", path, "application/json", body, endpoint.proof(KEY))));
    }

    @Test
    void hostAndForwardedHeaders_doNotChangeTheExpectedHtu() {
        String elsewhere = Proof.with(KEY)
                .claim("htu", "https://evil.example.com/v1/token")
                .sign();

        refused(ErrorCode.INVALID_REQUEST, endpoint.handle(forwarded(redemption(endpoint.issueCode()), elsewhere)));
        issued(endpoint.handle(forwarded(redemption(endpoint.issueCode()), endpoint.proof(KEY))));
    }

    private HttpRequest forwarded(Map<String, String> members, String proof) {
        HttpRequest request = jsonRequest(members, proof);
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.put("host", List.of("evil.example.com"));
        headers.put("x-forwarded-host", List.of("evil.example.com"));
        headers.put("x-forwarded-proto", List.of("https"));
        headers.put("x-forwarded-port", List.of("443"));
        headers.put("forwarded", List.of("host=evil.example.com;proto=https"));
        return new HttpRequest(
                request.method(),
                request.path(),
                request.query(),
                headers,
                request.cookies(),
                request.body(),
                request.bodyIsBase64(),
                request.sourceIp(),
                request.requestId());
    }
}
