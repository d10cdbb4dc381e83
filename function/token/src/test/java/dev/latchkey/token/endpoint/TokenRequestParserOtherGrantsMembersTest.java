package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.redeemed;
import static dev.latchkey.token.endpoint.Parsing.refreshed;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.refresh;
import static dev.latchkey.token.endpoint.Requests.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestParserOtherGrantsMembersTest extends TokenRequestParserHarness {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2048, 2049, 5000})
    void inARedemption_areIgnored(int length) {
        assertEquals(redeemed(redemption()), redeemed(with(redemption(), "refreshToken", "x".repeat(length))));
    }

    @ParameterizedTest
    @CsvSource({"code, 513", "redirectUri, 2049", "codeVerifier, 1", "codeVerifier, 129", "code, 0"})
    void inARefresh_areIgnored(String member, int length) {
        assertEquals(refreshed(refresh()), refreshed(with(refresh(), member, "?".repeat(length))));
    }
}
