package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.latchkey.oauth.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecrecyOfRecordsTest {
    private static final String VALUE = "s3cr3t";

    static Stream<Object> holders() {
        Secret secret = Secret.of(VALUE);
        AccessToken accessToken = new AccessToken("AKIDEXAMPLE", secret, secret);
        return Stream.of(
                accessToken,
                new TokenResponse(accessToken, Instant.EPOCH, secret, Optional.of(secret)),
                new TokenRequest.AuthorizationCode("client", secret, "uri", secret, Casing.CAMEL_CASE),
                new TokenRequest.Refresh("client", secret, Casing.SNAKE_CASE));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void whateverHoldsASecret_doesNotPrintIt(Object holder) {
        assertFalse(holder.toString().contains(VALUE), holder.getClass().getName());
    }
}
