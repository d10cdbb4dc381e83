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
    void parameterThatIsNull_isNamedAllTheSame() {
        assertEquals(Map.of("a", List.of(""), "b", List.of("1")), read("""
                        {"version":"2.0", "rawQueryString":"b=1", "queryStringParameters":{"a":null,"b":null}}
                        """).query());
    }

    @Test
    void whoWasAuthorized_isNotAsked() {
        HttpRequest request = read("""
                {"version":"2.0", "rawPath":"/v1/token",
                 "requestContext":{"http":{"method":"POST"}, "timeEpoch":1767225600000, "authentication":{"clientCert":{}},
                  "authorizer":{"jwt":{"claims":{"sub":"a"},"scopes":null}, "lambda":{"a":[null,1]},
                   "iam":{"cognitoIdentity":null}}}}
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
    void cookies_areApartFromTheHeaders() {
        HttpRequest request = read("{\"version\":\"2.0\",\"cookies\":[\"a=b\", \"c=d=e\"]}");

        assertEquals(Map.of(), request.headers());
        assertEquals(Map.of("a", List.of("b"), "c", List.of("d=e")), request.cookies());
    }

    @Test
    void query_isReadAsItWasSent() {
        assertEquals(
                Map.of("a", List.of("1,2", "3"), "b c", List.of("\u00e4"), "%zz", List.of(""), "d", List.of("4")),
                read("""
                        {"version":"2.0", "rawQueryString":"a=1%2C2&b%20c=%C3%A4&a=3&%zz&&=x",
                         "queryStringParameters":{"a":"1,2,3","d":"4"}}
                        """).query());
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
