package dev.latchkey.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void write_noMembers_isAnEmptyObject() {
        assertEquals("{}", Json.write(json -> {}));
    }

    @Test
    void write_isCompactAndInOrder() {
        assertEquals("{\"z\":\"1\",\"a\":2,\"m\":true}", Json.write(json -> {
            json.writeStringField("z", "1");
            json.writeNumberField("a", 2);
            json.writeBooleanField("m", true);
        }));
    }

    @Test
    void write_whatNeedsEscaping_readsBackTheSame() {
        String awkward = "\"\\/\u0000\u001F\u2028 é 😀</script>";

        String text = Json.write(json -> json.writeStringField("a", awkward));

        assertEquals(Optional.of(awkward), JsonObject.parse(text).string("a"));
    }

    @Test
    void write_lineBreak_staysOnOneLine() {
        assertEquals("{\"a\":\"\\r\\n\"}", Json.write(json -> json.writeStringField("a", "\r\n")));
    }

    @Test
    void write_failure_isThrown() {
        assertThrows(
                UncheckedIOException.class,
                () -> Json.write(json -> {
                    throw new IOException("no");
                }));
    }

    @Test
    void writeStringMap_keepsTheOrder() {
        Map<String, String> strings = new LinkedHashMap<>();
        strings.put("z", "1");
        strings.put("a", "\"");

        assertEquals(
                "{\"m\":{\"z\":\"1\",\"a\":\"\\\"\"}}", Json.write(json -> Json.writeStringMap(json, "m", strings)));
    }
}
