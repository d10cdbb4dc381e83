package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.accepted;
import static dev.latchkey.token.endpoint.Parsing.refused;
import static dev.latchkey.token.endpoint.Requests.CLIENT_ID;
import static dev.latchkey.token.endpoint.Requests.FORM;
import static dev.latchkey.token.endpoint.Requests.VERIFIER;
import static dev.latchkey.token.endpoint.Requests.form;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.refresh;
import static dev.latchkey.token.endpoint.Requests.spelled;
import static dev.latchkey.token.endpoint.Requests.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.latchkey.oauth.Secret;
import dev.latchkey.token.grant.Casing;
import dev.latchkey.token.grant.TokenRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Token requests as a form, as RFC 6749's other clients send them. */
class TokenRequestParserFormTest {
    private String snakeCase(Map<String, String> members) {
        return form(spelled(members, Casing.SNAKE_CASE));
    }

    @Test
    void redemption_isReadAndAnsweredInSnakeCase() {
        assertEquals(
                new TokenRequest.AuthorizationCode(
                        CLIENT_ID,
                        Secret.of("the-code"),
                        "http://127.0.0.1:50123/oauth/callback",
                        Secret.of(VERIFIER),
                        Casing.SNAKE_CASE),
                accepted(FORM, snakeCase(redemption())));
    }

    @Test
    void refresh_isRead() {
        assertEquals(
                new TokenRequest.Refresh(CLIENT_ID, Secret.of("the-refresh-token"), Casing.SNAKE_CASE),
                accepted(FORM, snakeCase(refresh())));
    }

    @Test
    void camelCase_isReadAndAnsweredSo() {
        assertEquals(Casing.CAMEL_CASE, accepted(FORM, form(refresh())).casing());
    }

    @ParameterizedTest
    @CsvSource({
        "a+b, a b",
        "a%20b, a b",
        "a%2Bb, a+b",
        "a%2fb%2F, a/b/",
        "a=b==, a=b==",
        "a;b, a;b",
        "a%26b%3Dc, a&b=c",
        "%C3%A9%F0%9F%98%80, é😀",
        "é, é",
        "%25, %"
    })
    void value_isDecoded(String encoded, String code) {
        String body = snakeCase(without(redemption(), "code")) + "&code=" + encoded;

        assertEquals(
                Secret.of(code),
                assertInstanceOf(TokenRequest.AuthorizationCode.class, accepted(FORM, body))
                        .code());
    }

    @Test
    void name_isDecoded() {
        accepted(FORM, snakeCase(refresh()).replace("client_id", "client%5Fid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%4g", "%+1", "%-1", "% 1", "s3cr3t%", "%FF", "%C3", "%ED%A0%80"})
    void badPercentEncoding_isRefused(String encoded) {
        String body = snakeCase(redemption());

        assertEquals("The form is not percent-encoded UTF-8.", refused(FORM, body + "&unknown=" + encoded));
        assertEquals("The form is not percent-encoded UTF-8.", refused(FORM, body + "&" + encoded + "=x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=s3cr3t",
                "code=the-code",
                "code=",
                "code",
                "c%6Fde=s3cr3t",
                "s3cr3t=1&s3cr3t=2",
                "unknown=1&unknown=1",
                "unknown&unknown"
            })
    void parameterGivenTwice_isRefused(String repeated) {
        assertEquals("A parameter was given twice.", refused(FORM, snakeCase(redemption()) + "&" + repeated));
        assertEquals("A parameter was given twice.", refused(FORM, repeated + "&" + snakeCase(redemption())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientId", "grantType", "redirectUri", "codeVerifier"})
    void parameterInBothSpellings_isRefused(String member) {
        assertEquals(member + " was given twice.", refused(FORM, snakeCase(redemption()) + "&" + member + "=s3cr3t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "&&", "&=", "&=s3cr3t&=", "&unknown", "&unknown=1&other=1", "&CLIENT_ID=x"})
    void unknownOrNamelessParameter_isIgnored(String more) {
        assertEquals(accepted(FORM, snakeCase(redemption())), accepted(FORM, snakeCase(redemption()) + more));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "=", "s3cr3t", "{\"clientId\":\"s3cr3t\"}"})
    void bodyWithoutParameters_lacksTheClient(String body) {
        assertEquals("clientId is required.", refused(FORM, body));
    }
}
