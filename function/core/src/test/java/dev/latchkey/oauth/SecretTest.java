package dev.latchkey.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String VALUE = "s3cr3t";

    @Test
    void reveal_isTheString() {
        assertEquals(VALUE, Secret.of(VALUE).reveal());
    }

    @Test
    void toString_isTheSameForEverySecret() {
        assertEquals(Secret.of("").toString(), Secret.of(VALUE).toString());
        assertFalse(Secret.of(VALUE).toString().contains(VALUE));
    }

    static Stream<Object> holders() {
        Secret secret = Secret.of(VALUE);
        return Stream.of(Optional.of(secret), Map.of("token", secret), "formatted: %s".formatted(secret));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void whateverHoldsASecret_doesNotPrintIt(Object holder) {
        assertFalse(holder.toString().contains(VALUE), holder.getClass().getName());
    }

    @Test
    void sameStrings_areEqualSecrets() {
        assertEquals(Secret.of(VALUE), Secret.of(new String(VALUE.toCharArray())));
        assertEquals(
                Secret.of(VALUE).hashCode(),
                Secret.of(new String(VALUE.toCharArray())).hashCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cr3", "s3cr3tt", "S3cr3t", "t3rc3s", "s3cr3t ", "s3cr3t\u0000"})
    void otherStrings_areOtherSecrets(String other) {
        assertNotEquals(Secret.of(VALUE), Secret.of(other));
    }

    @Test
    void secret_equalsNoStringAndNothingElse() {
        assertNotEquals(Secret.of(VALUE), (Object) VALUE);
        assertNotEquals(Secret.of(VALUE), (Object) Instant.EPOCH);
        assertNotEquals(Secret.of(VALUE), null);
    }

    /** The digests of FIPS 180-4's examples, in base64url. */
    @Test
    void sha256_isThatOfTheUtf8Text() {
        assertEquals(
                "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU", Secret.of("").sha256());
        assertEquals(
                "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0", Secret.of("abc").sha256());
    }

    @Test
    void sha256_has43CharactersWhateverTheLength() {
        assertEquals(43, Secret.of("x".repeat(100_000)).sha256().length());
    }
}
