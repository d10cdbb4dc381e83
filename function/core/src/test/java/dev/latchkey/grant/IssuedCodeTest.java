package dev.latchkey.grant;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedCodeTest {
    private static IssuedCode code(Map<String, String> claims, Authorization authorization) {
        return new IssuedCode(
                Grants.CLIENT_ID,
                Grants.REDIRECT_URI,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TestClock.START,
                claims,
                Optional.empty(),
                SessionId.next(),
                authorization);
    }

    @Test
    void claimsThatNoIdTokenHasRoomFor_areRefused() {
        Map<String, String> claims = Map.of("photo", "x".repeat(2000));

        assertThrows(IllegalArgumentException.class, () -> code(claims, Grants.authorization()));
    }

    @Test
    void authorizationThatNoRefreshTokenHasRoomFor_isRefused() {
        Authorization large = new Authorization(
                Grants.PERSON,
                Grants.RULE,
                RoleArn.parse(Grants.ROLE_ARN),
                new SessionName("ada"),
                new SessionName("ada"),
                Map.of(),
                Optional.of("{\"a\":\"" + "x".repeat(1200) + "\"}"),
                List.of(),
                TestClock.START,
                TestClock.START.plusSeconds(1));

        assertThrows(IllegalArgumentException.class, () -> code(Map.of(), large));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "aud", "exp", "iat", "auth_time", "session_arn"})
    void claimThatIsTheIdTokensOwn_isRefused(String claim) {
        Map<String, String> claims = Map.of(claim, "forged");

        assertThrows(IllegalArgumentException.class, () -> code(claims, Grants.authorization()));
    }
}
