package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.SECRET;
import static dev.latchkey.token.endpoint.Parsing.accepted;
import static dev.latchkey.token.endpoint.Parsing.refused;
import static dev.latchkey.token.endpoint.Requests.JSON;
import static dev.latchkey.token.endpoint.Requests.json;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.request;
import static dev.latchkey.token.endpoint.Requests.with;
import static dev.latchkey.token.endpoint.Requests.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenRequestParserTest extends TokenRequestParserHarness {
    @Test
    void cookiesAndAuthorization_areIgnored() {
        Map<String, List<String>> headers = Map.of(
                "content-type", List.of(JSON),
                "cookie", List.of("code=s3cr3t", "clientId=s3cr3t"),
                "authorization", List.of("Basic czNjcjN0OnMzY3IzdA=="));

        assertEquals(
                accepted(JSON, json(redemption())),
                TokenRequestParser.parse(request(Set.of(), headers, json(redemption()), false)));
        assertEquals(
                "clientId is required.",
                refused(request(Set.of(), headers, json(without(redemption(), "clientId")), false)));
    }

    @ParameterizedTest
    @MethodSource("secretsInEveryPlace")
    void refusal_neverQuotesTheRequest(HttpRequest request) {
        OAuthException refusal = assertThrows(OAuthException.class, () -> TokenRequestParser.parse(request));

        refused(request);
        assertFalse(refusal.toString().contains(SECRET), refusal.toString());
        assertEquals(0, refusal.getStackTrace().length);
    }

    @Test
    void request_printsNoneOfItsSecrets() {
        HttpRequest request = new HttpRequest(
                "POST",
                "/" + SECRET,
                Map.of(SECRET, List.of(SECRET)),
                Map.of("dpop", List.of(SECRET)),
                Map.of(SECRET, List.of(SECRET)),
                Secret.of(json(with(redemption(), "code", SECRET))),
                false,
                "192.0.2.1",
                "the-request-id");

        assertFalse(request.toString().contains(SECRET), request.toString());
        assertTrue(request.toString().contains("the-request-id"));
    }
}
