package dev.latchkey.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectAsTest extends JsonObjectHarness {
    record Whole(
            @Nullable String text,
            boolean flag,
            long number,
            @Nullable List<String> list,
            @Nullable Map<String, String> map) {}

    @Test
    void members_areThoseOfTheClass() {
        assertEquals(
                new Whole("a", true, 5, List.of("b"), Map.of("c", "d")),
                accepted("""
                        {"text":"a", "flag":true, "number":5, "list":["b"], "map":{"c":"d"}, "unknown":{}}
                        """).as(Whole.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\":null,\"flag\":null,\"number\":null,\"list\":null,\"map\":null}"})
    void absentAndNull_areTheSame(String text) {
        assertEquals(new Whole(null, false, 0, null, null), accepted(text).as(Whole.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":5}",
                "{\"text\":1.5}",
                "{\"text\":true}",
                "{\"text\":[\"s3cr3t\"]}",
                "{\"text\":{}}",
                "{\"flag\":\"s3cr3t\"}",
                "{\"flag\":\"true\"}",
                "{\"flag\":\"\"}",
                "{\"flag\":\" \"}",
                "{\"flag\":0}",
                "{\"number\":\"5\"}",
                "{\"number\":\" \"}",
                "{\"number\":1.5}",
                "{\"number\":1e400}",
                "{\"number\":true}",
                "{\"list\":\"s3cr3t\"}",
                "{\"list\":\"\"}",
                "{\"list\":\" \"}",
                "{\"list\":[5]}",
                "{\"map\":\"\"}",
                "{\"map\":\" \"}",
                "{\"map\":[]}",
                "{\"map\":{\"s3cr3t\":5}}"
            })
    void anotherType_isRefused(String text) {
        JsonObject json = accepted(text);

        doesNotQuote(assertThrows(MalformedJsonException.class, () -> json.as(Whole.class)));
    }
}
