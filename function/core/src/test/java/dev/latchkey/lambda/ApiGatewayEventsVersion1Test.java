package dev.latchkey.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGatewayEventsVersion1Test extends ApiGatewayEventsHarness {
    @Test
    void nulls_countAsAbsent() {
        HttpRequest request = read("""
                {"version":null, "httpMethod":"POST", "path":"/v1/token", "headers":null, "multiValueHeaders":null,
                 "queryStringParameters":null, "multiValueQueryStringParameters":null, "body":null,
                 "isBase64Encoded":null, "requestContext":{"requestId":null, "identity":null}}
                """);

        isOnly("POST", "/v1/token", request);
    }

    @Test
    void headerThatIsNull_isAbsent() {
        assertEquals(Map.of(), read("{\"headers\":{\"dpop\":null}}").headers());
        assertEquals(
                Map.of("a", List.of()),
                read("{\"multiValueHeaders\":{\"dpop\":null,\"a\":[]}}").headers());
    }

    @Test
    void parameterThatIsNull_isNamedAllTheSame() {
        assertEquals(
                Map.of("a", List.of(""), "b", List.of("1"), "c", List.of("2"), "d", List.of()),
                read("""
                        {"queryStringParameters":{"b":"1","c":null},
                         "multiValueQueryStringParameters":{"a":null,"b":null,"c":["2"],"d":[]}}
                        """).query());
    }

    @Test
    void withoutMultiValueHeaders_headersAreRead() {
        assertEquals(
                Map.of("dpop", List.of("proof"), "host", List.of("login.example.com")),
                read("{\"headers\":{\"DPoP\":\"proof\",\"Host\":\"login.example.com\"}}")
                        .headers());
    }

    @Test
    void withMultiValueHeaders_thoseAloneAreRead() {
        assertEquals(Map.of("dpop", List.of("one", "two")), read("""
                        {"headers":{"DPoP":"two","Content-Type":"application/json"},
                         "multiValueHeaders":{"DPoP":["one","two"]}}
                        """).headers());
    }

    @Test
    void headerInSeveralCases_isOneHeaderWithAllValues() {
        List<String> values =
                read("{\"multiValueHeaders\":{\"DPoP\":[\"one\"],\"dpop\":[\"two\"],\"DPOP\":[\"three\",\"four\"]}}")
                        .header("dpop");

        assertEquals(Set.of("one", "two", "three", "four"), Set.copyOf(values));
        assertEquals(4, values.size());
        assertEquals(
                2,
                read("{\"headers\":{\"DPoP\":\"one\",\"dpop\":\"two\"}}")
                        .header("dpop")
                        .size());
    }

    @Test
    void query_isThatOfBothMembers() {
        assertEquals(
                Map.of("a", List.of("1", "2"), "b", List.of("3"), "c", List.of(""), "d", List.of("4")),
                read("""
                        {"queryStringParameters":{"a":"2","c":null,"d":"4"},
                         "multiValueQueryStringParameters":{"a":["1","2"],"b":["3"]}}
                        """).query());
    }

    @Test
    void cookies_areThoseOfTheHeader() {
        assertEquals(
                Map.of("a", List.of("1"), "b", List.of("2", "=3")),
                read("{\"headers\":{\"Cookie\":\"a=1; b=2; b==3; c\"}}").cookies());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "", "2", "3.0"})
    void anyVersionBut2_isReadSo(String version) {
        assertEquals(
                "POST",
                read("{\"version\":\"" + version + "\",\"httpMethod\":\"POST\"}")
                        .method());
    }
}
