package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.refused;
import static dev.latchkey.token.endpoint.Requests.JSON;
import static dev.latchkey.token.endpoint.Requests.json;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.request;
import static dev.latchkey.token.endpoint.Requests.without;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.token.grant.Casing;
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
}
