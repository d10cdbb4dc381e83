package dev.latchkey.token.endpoint;

import static dev.latchkey.token.endpoint.Parsing.accepted;
import static dev.latchkey.token.endpoint.Parsing.base64;
import static dev.latchkey.token.endpoint.Parsing.jsonWith;
import static dev.latchkey.token.endpoint.Parsing.refused;
import static dev.latchkey.token.endpoint.Requests.FORM;
import static dev.latchkey.token.endpoint.Requests.JSON;
import static dev.latchkey.token.endpoint.Requests.form;
import static dev.latchkey.token.endpoint.Requests.json;
import static dev.latchkey.token.endpoint.Requests.redemption;
import static dev.latchkey.token.endpoint.Requests.refresh;
import static dev.latchkey.token.endpoint.Requests.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestParserBodyTest {
    private static final int LIMIT = 16 * 1024;
    private static final String TOO_LONG = "The body is longer than 16 KiB.";

    /** A valid body of this many bytes. */
    private byte[] ofLength(int bytes) {
        byte[] body = json(redemption()).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(body, bytes);
        Arrays.fill(padded, body.length, bytes, (byte) ' ');
        return padded;
    }

    private String textOfLength(int bytes) {
        return new String(ofLength(bytes), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT - 1, LIMIT})
    void ofUpTo16Kibibytes_isAccepted(int bytes) {
        accepted(JSON, textOfLength(bytes));
        TokenRequestParser.parse(base64(JSON, ofLength(bytes)));
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, LIMIT + 2, LIMIT + 3, 6 * 1024 * 1024})
    void longerThan16Kibibytes_isRefused(int bytes) {
        assertEquals(TOO_LONG, refused(JSON, textOfLength(bytes)));
        assertEquals(TOO_LONG, refused(base64(JSON, ofLength(bytes))));
    }

    @Test
    void longerThan16Kibibytes_isNotParsed() {
        assertEquals(TOO_LONG, refused(JSON, "{".repeat(LIMIT + 1)));
        assertEquals(TOO_LONG, refused(FORM, "%".repeat(LIMIT + 1)));
    }

    @Test
    void longerThan16KibibytesInBase64_isNotDecoded() {
        HttpRequest noBase64 =
                request(Set.of(), Map.of("content-type", List.of(JSON)), "!".repeat(LIMIT / 3 * 4 + 8), true);

        assertEquals(TOO_LONG, refused(noBase64));
    }

    @Test
    void isMeasuredInBytes() {
        // Three bytes each: 5,462 of them are 16,386 bytes.
        assertEquals(TOO_LONG, refused(JSON, "€".repeat(5462)));
        assertEquals("The body is not one JSON object.", refused(JSON, "€".repeat(5461)));
    }

    @Test
    void inBase64_isRead() {
        assertEquals(
                accepted(JSON, json(redemption())),
                TokenRequestParser.parse(base64(JSON, json(redemption()).getBytes(StandardCharsets.UTF_8))));
        assertEquals(
                accepted(FORM, form(refresh())),
                TokenRequestParser.parse(base64(FORM, form(refresh()).getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "s3cr3t!", "e30=e30=", "e", "e30\n", "e3 0", "e-_0", "{\"code\":\"s3cr3t\"}"})
    void thatIsNoBase64_isRefused(String body) {
        HttpRequest request = request(Set.of(), Map.of("content-type", List.of(JSON)), body, true);

        assertEquals("The body could not be read.", refused(request));
    }

    @Test
    void emptyBase64_isAnEmptyBody() {
        assertEquals("The body is not one JSON object.", refused(base64(JSON, new byte[0])));
        assertEquals("clientId is required.", refused(base64(FORM, new byte[0])));
    }

    static Stream<byte[]> malformedUtf8() {
        return Stream.of(
                new byte[] {(byte) 0xC3},
                new byte[] {(byte) 0xE2, (byte) 0x82},
                new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x98},
                new byte[] {(byte) 0x80},
                new byte[] {(byte) 0xC0, (byte) 0xAF},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xFF});
    }

    @ParameterizedTest
    @MethodSource("malformedUtf8")
    void malformedUtf8_isRefused(byte[] malformed) {
        byte[] body = jsonWith("\"unknown\":\"??????\"").getBytes(StandardCharsets.UTF_8);
        int start = new String(body, StandardCharsets.UTF_8).indexOf("??????");
        System.arraycopy(malformed, 0, body, start, malformed.length);

        assertEquals("The body is not UTF-8.", refused(base64(JSON, body)));
        assertEquals("The body is not UTF-8.", refused(base64(FORM, body)));
    }

    @Test
    void truncatedInsideACharacter_isRefused() {
        byte[] body = (json(redemption()) + "€").getBytes(StandardCharsets.UTF_8);

        assertEquals("The body is not UTF-8.", refused(base64(JSON, Arrays.copyOf(body, body.length - 1))));
    }

    @Test
    void inUtf16_isRefused() {
        refused(base64(JSON, json(redemption()).getBytes(StandardCharsets.UTF_16)));
        refused(base64(JSON, json(redemption()).getBytes(StandardCharsets.UTF_16LE)));
    }
}
