package dev.latchkey.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonObjectWithoutNullsTest extends JsonObjectHarness {
    private final JsonObject json = accepted("{\"a\":null,\"b\":\"c\",\"o\":{\"d\":null}}");

    @Test
    void nullMember_isAbsent() {
        JsonObject withoutNulls = json.withoutNulls();

        assertEquals(Set.of("b", "o"), withoutNulls.names());
        assertEquals(Optional.empty(), withoutNulls.string("a"));
        assertEquals(Optional.of("c"), withoutNulls.string("b"));
    }

    @Test
    void nullInsideAMember_stays() {
        assertTrue(json.withoutNulls().object("o").orElseThrow().has("d"));
    }

    @Test
    void original_isUnchanged() {
        json.withoutNulls();

        assertTrue(json.has("a"));
    }
}
