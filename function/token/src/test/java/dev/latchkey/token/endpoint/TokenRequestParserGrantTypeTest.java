package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.redeemed;
import static dev.latchkey.token.endpoint.Parsing.refreshed;
import static dev.latchkey.token.endpoint.Parsing.refused;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.refresh;
import static dev.latchkey.token.endpoint.Requests.with;
import static dev.latchkey.token.endpoint.Requests.without;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestParserGrantTypeTest extends TokenRequestParserHarness {
    @Test
    void authorizationCode_isARedemption() {
        assertEquals("authorization_code", redeemed(redemption()).grantType());
    }

    @Test
    void refreshToken_isARefresh() {
        assertEquals("refresh_token", refreshed(refresh()).grantType());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cr3t",
                " ",
                "Authorization_Code",
                "AUTHORIZATION_CODE",
                "REFRESH_TOKEN",
                "authorization_code ",
                " refresh_token",
                "refresh_token\n",
                "authorizationCode",
                "refreshToken",
                "authorization_code refresh_token",
                "client_credentials",
                "password",
                "implicit",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "urn:ietf:params:oauth:grant-type:device_code"
            })
    void other_isRefused(String grantType) {
        Map<String, String> everything = new LinkedHashMap<>(redemption());
        everything.putAll(refresh());

        assertEquals(
                "grantType must be authorization_code or refresh_token.",
                refused(with(everything, "grantType", grantType)));
    }

    @Test
    void missingOrEmpty_isRefused() {
        assertEquals("grantType is required.", refused(without(redemption(), "grantType")));
        assertEquals("grantType is required.", refused(with(refresh(), "grantType", "")));
    }
}
