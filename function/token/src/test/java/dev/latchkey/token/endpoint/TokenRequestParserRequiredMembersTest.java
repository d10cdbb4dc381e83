package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.refused;
import static dev.latchkey.token.endpoint.Requests.FORM;
import static dev.latchkey.token.endpoint.Requests.form;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.refresh;
import static dev.latchkey.token.endpoint.Requests.with;
import static dev.latchkey.token.endpoint.Requests.without;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestParserRequiredMembersTest extends TokenRequestParserHarness {
    @ParameterizedTest
    @ValueSource(strings = {"code", "redirectUri", "codeVerifier"})
    void ofARedemption_missingOrEmpty_areRefused(String member) {
        String sentence = member + " is required.";

        assertEquals(sentence, refused(without(redemption(), member)));
        assertEquals(sentence, refused(with(redemption(), member, "")));
        assertEquals(sentence, refused(FORM, form(without(redemption(), member))));
        assertEquals(sentence, refused(FORM, form(with(redemption(), member, ""))));
    }

    @Test
    void ofARefresh_missingOrEmpty_areRefused() {
        assertEquals("refreshToken is required.", refused(without(refresh(), "refreshToken")));
        assertEquals("refreshToken is required.", refused(with(refresh(), "refreshToken", "")));
        assertEquals("refreshToken is required.", refused(FORM, form(with(refresh(), "refreshToken", ""))));
    }

    @Test
    void ofTheOtherGrant_doNotHelp() {
        assertEquals("code is required.", refused(with(refresh(), "grantType", "authorization_code")));
        assertEquals("refreshToken is required.", refused(with(redemption(), "grantType", "refresh_token")));
    }
}
