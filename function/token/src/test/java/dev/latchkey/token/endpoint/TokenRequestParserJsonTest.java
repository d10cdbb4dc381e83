package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.accepted;
import static dev.latchkey.token.endpoint.Parsing.base64;
import static dev.latchkey.token.endpoint.Parsing.jsonWith;
import static dev.latchkey.token.endpoint.Parsing.refused;
import static dev.latchkey.token.endpoint.Requests.CLIENT_ID;
import static dev.latchkey.token.endpoint.Requests.JSON;
import static dev.latchkey.token.endpoint.Requests.VERIFIER;
import static dev.latchkey.token.endpoint.Requests.json;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.refresh;
import static dev.latchkey.token.endpoint.Requests.spelled;
import static dev.latchkey.token.endpoint.Requests.with;
import static dev.latchkey.token.endpoint.Requests.without;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.oauth.Secret;
import dev.latchkey.token.grant.Casing;
import dev.latchkey.token.grant.TokenRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token requests in JSON, as every SDK and the CLI send them. */
class TokenRequestParserJsonTest {
    @Test
    void redemption_isRead() {
        assertEquals(
                new TokenRequest.AuthorizationCode(
                        CLIENT_ID,
                        Secret.of("the-code"),
                        "http://127.0.0.1:50123/oauth/callback",
                        Secret.of(VERIFIER),
                        Casing.CAMEL_CASE),
                accepted(JSON, json(redemption())));
    }

    @Test
    void refresh_isRead() {
        assertEquals(
                new TokenRequest.Refresh(CLIENT_ID, Secret.of("the-refresh-token"), Casing.CAMEL_CASE),
                accepted(JSON, json(refresh())));
    }

    @Test
    void snakeCase_isReadAndAnsweredSo() {
        assertEquals(
                new TokenRequest.Refresh(CLIENT_ID, Secret.of("the-refresh-token"), Casing.SNAKE_CASE),
                accepted(JSON, json(spelled(refresh(), Casing.SNAKE_CASE))));
    }

    @Test
    void escapedMemberNames_areRead() {
        assertEquals(
                CLIENT_ID,
                accepted(JSON, json(refresh()).replace("clientId", "client\\u0049d"))
                        .clientId());
    }

    @Test
    void prettyPrinted_isRead() {
        accepted(JSON, "\r\n" + json(redemption()).replace(",", ",\n\t") + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "5",
                "\"s3cr3t\"",
                "[]",
                "[{\"code\":\"s3cr3t\"}]",
                "{\"code\":\"s3cr3t\"",
                "{\"code\":\"s3cr3t",
                "{code:\"s3cr3t\"}",
                "{\"code\":s3cr3t}",
                "code=s3cr3t"
            })
    void invalidJson_isRefused(String body) {
        assertEquals("The body is not one JSON object.", refused(JSON, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t", "{}", "]", ",", "null", "//", "\u0000"})
    void trailingText_isRefused(String trailing) {
        assertEquals("The body is not one JSON object.", refused(JSON, json(redemption()) + trailing));
    }

    @Test
    void byteOrderMark_isRefused() {
        assertEquals("The body is not one JSON object.", refused(JSON, "\uFEFF" + json(redemption())));
        assertEquals(
                "The body is not one JSON object.",
                refused(base64(JSON, ("\uFEFF" + json(redemption())).getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void nested10000Deep_isRefused() {
        String member = "\"x\":" + "[".repeat(10_000);
        assertEquals("The body is not one JSON object.", refused(JSON, jsonWith(member)));
        assertEquals("The body is not one JSON object.", refused(JSON, "[".repeat(10_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"code\":\"s3cr3t\"",
                "\"code\":\"the-code\"",
                "\"code\":null",
                "\"c\\u006fde\":\"s3cr3t\"",
                "\"unknown\":1,\"unknown\":2",
                "\"unknown\":{\"s3cr3t\":1,\"s3cr3t\":2}"
            })
    void duplicateMember_isRefused(String member) {
        assertEquals("The body is not one JSON object.", refused(JSON, jsonWith(member)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientId", "grantType", "redirectUri", "codeVerifier", "refreshToken"})
    void memberInBothSpellings_isRefused(String member) {
        Map<String, String> members = with(redemption(), member, "s3cr3t");

        assertEquals(member + " was given twice.", refused(with(members, Casing.SNAKE_CASE.of(member), "s3cr3t")));
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of("clientId", "grantType", "code", "redirectUri", "codeVerifier", "refreshToken")
                .flatMap(member -> Stream.of("5", "true", "null", "{}", "[]", "[\"s3cr3t\"]", "{\"s3cr3t\":1}")
                        .map(value -> Arguments.of(member, value)));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void memberThatIsNoString_isRefused(String member, String value) {
        Map<String, String> others = without(redemption(), member);
        String camelCase = jsonWith("\"" + member + "\":" + value, others);
        String snakeCase = jsonWith("\"" + Casing.SNAKE_CASE.of(member) + "\":" + value, others);

        assertEquals(member + " must be a string.", refused(JSON, camelCase));
        assertEquals(member + " must be a string.", refused(JSON, snakeCase));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"s3cr3t\":null", "\"x\":5", "\"scope\":[\"all\"]", "\"resource\":{\"a\":{\"b\":[1]}}"})
    void unknownMember_isIgnored(String member) {
        assertEquals(accepted(JSON, json(redemption())), accepted(JSON, jsonWith(member)));
    }

    @Test
    void wrappedInTokenInput_lacksTheClient() {
        assertEquals("clientId is required.", refused(JSON, "{\"tokenInput\":" + json(redemption()) + "}"));
    }
}
