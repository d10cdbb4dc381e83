package dev.latchkey.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What the tests of JsonObject share. */
abstract class JsonObjectHarness {
    static final String SECRET = "s3cr3t";

    static InputStream utf8(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Both ways of reading accept the text. */
    static JsonObject accepted(String text) {
        JsonObject fromStream = JsonObject.parse(utf8(text));
        JsonObject fromText = JsonObject.parse(text);
        assertEquals(fromText.names(), fromStream.names());
        return fromText;
    }

    /** Both ways of reading refuse the text, without quoting it. */
    static void refused(String text) {
        doesNotQuote(assertThrows(MalformedJsonException.class, () -> JsonObject.parse(text)));
        doesNotQuote(assertThrows(MalformedJsonException.class, () -> JsonObject.parse(utf8(text))));
    }

    static void doesNotQuote(MalformedJsonException refusal) {
        assertFalse(refusal.toString().contains(SECRET), refusal.toString());
        assertNull(refusal.getCause(), "the parser's own message quotes the text");
    }

    static String nestedObjects(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }

    static String nestedArrays(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }
}
