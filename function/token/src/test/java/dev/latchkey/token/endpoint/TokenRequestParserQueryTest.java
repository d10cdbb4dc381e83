package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.refused;
import static dev.latchkey.token.endpoint.Requests.JSON;
import static dev.latchkey.token.endpoint.Requests.json;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.request;
import static dev.latchkey.token.endpoint.Requests.without;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.json.Json;
import dev.latchkey.lambda.ApiGatewayEvents;
import dev.latchkey.token.grant.Casing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestParserQueryTest extends TokenRequestParserHarness {
    private HttpRequest withQuery(String body, String... names) {
        return request(Set.copyOf(List.of(names)), Map.of("content-type", List.of(JSON)), body, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-amz-client-auth-method",
                "x-amz-oauth-token-method",
                "x-amz-token-request-type",
                "X-Amz-Client-Auth-Method"
            })
    void ofAnotherOperation_isRefused(String name) {
        assertEquals(
                "Only the operation CreateOAuth2Token is offered here.", refused(withQuery(json(redemption()), name)));
        assertEquals(
                "Only the operation CreateOAuth2Token is offered here.",
                refused(withQuery(json(redemption()), "other", name)));
    }

    @Test
    void otherParameters_areIgnored() {
        TokenRequestParser.parse(withQuery(json(redemption()), "x-amz-other", "utm_source", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientId", "grantType", "code", "redirectUri", "codeVerifier"})
    void memberThatIsMissingInTheBody_isNotReadFromTheQuery(String member) {
        String body = json(without(redemption(), member));

        assertEquals(member + " is required.", refused(withQuery(body, member, Casing.SNAKE_CASE.of(member))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-amz-client-auth-method=private_key_jwt", "a&X-Amz-Token%2DRequest-Type"})
    void ofAnotherOperationInTheRawQueryAlone_isRefused(String rawQuery) {
        String event = Json.write(json -> {
            json.writeStringField("version", "2.0");
            json.writeStringField("rawQueryString", rawQuery);
            Json.writeStringMap(json, "headers", Map.of("content-type", JSON));
            json.writeStringField("body", json(redemption()));
        });

        assertEquals(
                "Only the operation CreateOAuth2Token is offered here.",
                refused(ApiGatewayEvents.read(
                        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), "the-invocation")));
    }
}
