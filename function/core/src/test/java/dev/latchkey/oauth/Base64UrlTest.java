package dev.latchkey.oauth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
    /** RFC 4648 §10, without the padding. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, Zg", "fo, Zm8", "foo, Zm9v", "foob, Zm9vYg", "fooba, Zm9vYmE", "foobar, Zm9vYmFy"})
    void testVectors_workBothWays(String text, String encoded) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        assertEquals(encoded, Base64Url.encode(bytes));
        assertArrayEquals(bytes, Base64Url.decode(encoded));
    }

    @Test
    void everyByte_comesBack() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }

        assertArrayEquals(bytes, Base64Url.decode(Base64Url.encode(bytes)));
    }

    @Test
    void number_isPaddedToItsLength() {
        assertEquals("AAE", Base64Url.encode(BigInteger.ONE, 2));
        assertEquals("__8", Base64Url.encode(BigInteger.valueOf(0xffff), 2));
    }

    @Test
    void numberThatDoesNotFit_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Base64Url.encode(BigInteger.valueOf(0x10000), 2));
        assertThrows(IllegalArgumentException.class, () -> Base64Url.encode(BigInteger.valueOf(-1), 2));
    }

    @Test
    void lastTwoLetters_areThoseOfTheUrlAlphabet() {
        assertEquals("-_-_", Base64Url.encode(new byte[] {(byte) 0xfb, (byte) 0xff, (byte) 0xbf}));
    }

    @ParameterizedTest
    @CsvSource({"0, AAAA", "1, AAAB", "128, AACA", "16777215, ____"})
    void number_isOfTheLengthThatIsAskedFor(int number, String encoded) {
        assertEquals(encoded, Base64Url.encode(BigInteger.valueOf(number), 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+/+/",
                "Zg==",
                "Zg=",
                "Zm8=",
                "Zm9v=",
                "=",
                "Zm9v\n",
                " Zm9v",
                "Zm 9v",
                "Zm9v.",
                "Zm9vé",
                "Zm9\u0000"
            })
    void paddingOrOtherCharacter_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Base64Url.decode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "Zm9vZ"})
    void impossibleLength_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Base64Url.decode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zh", "Zv", "Zm9", "Zm-", "Zm9vYh"})
    void leftOverBits_areRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Base64Url.decode(text));
    }
}
