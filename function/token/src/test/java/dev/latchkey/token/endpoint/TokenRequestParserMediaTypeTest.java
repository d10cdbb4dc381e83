package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.accepted;
import static dev.latchkey.token.endpoint.Parsing.refused;
import static dev.latchkey.token.endpoint.Requests.FORM;
import static dev.latchkey.token.endpoint.Requests.JSON;
import static dev.latchkey.token.endpoint.Requests.form;
import static dev.latchkey.token.endpoint.Requests.json;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.request;
import static dev.latchkey.token.endpoint.Requests.spelled;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.token.grant.Casing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestParserMediaTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-8",
                "application/json; charset=UTF-8",
                "application/json ; charset=\"utf-8\"; x=y",
                "application/json;",
                "Application/JSON",
                "APPLICATION/JSON; CHARSET=UTF-8",
                " application/json "
            })
    void jsonWithParametersAndInAnyCase_isAccepted(String contentType) {
        assertEquals(accepted(JSON, json(redemption())), accepted(contentType, json(redemption())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded;charset=utf-8",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "Application/X-WWW-Form-URLEncoded"
            })
    void formWithParametersAndInAnyCase_isAccepted(String contentType) {
        String body = form(spelled(redemption(), Casing.SNAKE_CASE));

        assertEquals(accepted(FORM, body), accepted(contentType, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ";",
                "json",
                "text/json",
                "text/plain",
                "*/*",
                "application/*",
                "application/jsonx",
                "application/json+x",
                "application/x-json",
                "application/vnd.api+json",
                "application/x-amz-json-1.1",
                "application/jwt",
                "multipart/form-data; boundary=x",
                "application/json, application/json",
                "application/json charset=utf-8",
                "s3cr3t"
            })
    void other_isRefused(String contentType) {
        assertEquals(
                "Content-Type must be application/json or application/x-www-form-urlencoded.",
                refused(contentType, json(redemption())));
    }

    @Test
    void none_isRefused() {
        refused(request(Set.of(), Map.of(), json(redemption()), false));
    }

    @Test
    void two_areRefused() {
        refused(request(Set.of(), Map.of("content-type", List.of(JSON, JSON)), json(redemption()), false));
    }

    @Test
    void thatOfTheOtherKindOfBody_isRefused() {
        refused(JSON, form(spelled(redemption(), Casing.SNAKE_CASE)));
        refused(FORM, json(redemption()));
    }
}
