package dev.latchkey.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiGatewayEventsVersion2Test extends ApiGatewayEventsHarness {
    @Test
    void nulls_countAsAbsent() {
        HttpRequest request = read("""
                {"version":"2.0", "rawPath":"/v1/token", "headers":null, "queryStringParameters":null, "body":null,
                 "isBase64Encoded":null, "cookies":null,
                 "requestContext":{"http":{"method":"POST","sourceIp":null}, "requestId":null, "stage":null}}
                """);

        isOnly("POST", "/v1/token", request);
    }

    @Test
    void joinedHeaders_stayJoined() {
        assertEquals(
                List.of("one,two"),
                read("{\"version\":\"2.0\",\"headers\":{\"dpop\":\"one,two\"}}").header("dpop"));
    }

    @Test
    void headerInSeveralCases_isOneHeaderWithAllValues() {
        assertEquals(
                2,
                read("{\"version\":\"2.0\",\"headers\":{\"dpop\":\"one\",\"DPoP\":\"two\"}}")
                        .header("dpop")
                        .size());
    }

    @Test
    void cookies_areNotRead() {
        assertEquals(
                Map.of(), read("{\"version\":\"2.0\",\"cookies\":[\"a=b\"]}").headers());
    }

    @Test
    void version1sMembers_areNotRead() {
        HttpRequest request = read("""
                {"version":"2.0", "httpMethod":"POST", "path":"/v1/token", "multiValueHeaders":{"dpop":["proof"]},
                 "requestContext":{"identity":{"sourceIp":"192.0.2.1"}}}
                """);

        assertEquals("", request.method());
        assertEquals("", request.path());
        assertEquals(Map.of(), request.headers());
        assertEquals("", request.sourceIp());
    }
}
