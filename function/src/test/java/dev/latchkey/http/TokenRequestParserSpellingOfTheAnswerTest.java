package dev.latchkey.http;

import static dev.latchkey.http.Parsing.redeemed;
import static dev.latchkey.http.Requests.members;
import static dev.latchkey.http.Requests.redemption;
import static dev.latchkey.http.Requests.with;
import static dev.latchkey.http.Requests.without;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.oauth.Spelling;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestParserSpellingOfTheAnswerTest extends TokenRequestParserHarness {
    @ParameterizedTest
    @ValueSource(strings = {"clientId", "grantType", "redirectUri", "codeVerifier"})
    void oneMemberInSnakeCase_decides(String member) {
        Map<String, String> members = redemption();
        String value = members.getOrDefault(member, "");
        Map<String, String> mixed = with(without(members, member), Spelling.SNAKE_CASE.of(member), value);

        assertEquals(Spelling.SNAKE_CASE, redeemed(mixed).spelling());
    }

    @Test
    void unknownMemberInSnakeCase_doesNotDecide() {
        assertEquals(
                Spelling.CAMEL_CASE,
                redeemed(with(redemption(), "client_secret", "x")).spelling());
    }
}
