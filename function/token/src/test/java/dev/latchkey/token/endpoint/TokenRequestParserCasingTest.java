package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.redeemed;
import static dev.latchkey.token.endpoint.Requests.members;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.with;
import static dev.latchkey.token.endpoint.Requests.without;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.token.grant.Casing;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestParserCasingTest extends TokenRequestParserHarness {
    @ParameterizedTest
    @ValueSource(strings = {"clientId", "grantType", "redirectUri", "codeVerifier"})
    void oneMemberInSnakeCase_decides(String member) {
        Map<String, String> members = redemption();
        String value = members.getOrDefault(member, "");
        Map<String, String> mixed = with(without(members, member), Casing.SNAKE_CASE.of(member), value);

        assertEquals(Casing.SNAKE_CASE, redeemed(mixed).casing());
    }

    @Test
    void unknownMemberInSnakeCase_doesNotDecide() {
        assertEquals(
                Casing.CAMEL_CASE,
                redeemed(with(redemption(), "client_secret", "x")).casing());
    }
}
