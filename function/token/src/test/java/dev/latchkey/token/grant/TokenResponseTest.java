package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenResponseTest {
    @ParameterizedTest
    @CsvSource({"900000,900", "899999,899", "1000,1", "999,0", "0,0", "1200000,900", "-1000,-1"})
    void expiresIn_isWholeSecondsLeftAndAtMost900(long millisLeft, int expected) {
        Instant expiration = TestClock.START;
        TokenResponse answer = new TokenResponse(
                new AccessToken("id", Secret.of("key"), Secret.of("token")),
                expiration,
                Secret.of("refresh-token"),
                Optional.empty());

        assertEquals(expected, answer.expiresIn(expiration.minus(Duration.ofMillis(millisLeft))));
    }
}
