package dev.latchkey.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    private final Route token = new Route("POST", Set.of("/v1/token", "/prod/v1/token"));
    private final List<Route> routes = List.of(
            token, new Route("GET", Set.of("/v1/sessions/role")), new Route("POST", Set.of("/v1/sessions/role")));

    private static HttpRequest request(String method, String path) {
        return new HttpRequest(
                method, path, Map.of(), Map.of(), Map.of(), Secret.of(""), false, "192.0.2.1", "the-request-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/token", "/prod/v1/token", "/prod//v1/token", "//prod/v1/token"})
    void matches_pathOfTheRouteHoweverWritten_isTrue(String path) {
        assertTrue(token.matches(request("POST", path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/v1/token", "/prod/prod/v1/token", "/prod", "/prod/v1/token/", "/PROD/v1/token"})
    void matches_otherPath_isFalse(String path) {
        assertFalse(token.matches(request("POST", path)));
        assertEquals(
                ErrorCode.NOT_FOUND,
                Route.refusal(routes, request("POST", path), "").error());
    }

    @Test
    void refusal_ofAnotherMethod_namesThoseOfThePath() {
        OAuthException refusal = Route.refusal(routes, request("PUT", "/v1/sessions/role"), "");

        assertEquals(ErrorCode.METHOD_NOT_ALLOWED, refusal.error());
        assertEquals("This path takes only GET, POST.", refusal.publicSentence());
        assertFalse(token.matches(request("post", "/v1/token")));
    }
}
