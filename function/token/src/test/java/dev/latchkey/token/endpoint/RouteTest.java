package dev.latchkey.token.endpoint;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.token.testing.TestEndpoint;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    private final Route route = new Route(List.of(
            URI.create("https://api.example.com/prod/v1/token"), URI.create("https://login.example.com/v1/token")));

    private void check(String path) {
        route.check(TestEndpoint.request("POST", path, "application/json", "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/token", "/prod/v1/token", "/prod//v1/token", "//prod/v1/token"})
    void check_pathOfAConfiguredUrl_passes(String path) {
        assertDoesNotThrow(() -> check(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/v1/token", "/prod/prod/v1/token", "/prod", "/prod/v1/token/", "/PROD/v1/token"})
    void check_otherPath_isNotFound(String path) {
        OAuthException refusal = assertThrows(OAuthException.class, () -> check(path));

        assertEquals(ErrorCode.NOT_FOUND, refusal.error());
    }
}
