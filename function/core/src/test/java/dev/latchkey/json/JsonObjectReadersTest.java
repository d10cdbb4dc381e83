package dev.latchkey.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectReadersTest extends JsonObjectHarness {
    private final JsonObject json = accepted("""
            {"string":"s3cr3t", "empty":"", "number":1.5, "true":true, "false":false, "null":null,
             "object":{"b":"c"}, "array":["x","y"], "noElements":[], "mixed":["s3cr3t",1], "withNull":["s3cr3t",null],
             "arrays":[["s3cr3t"]], "mixedMap":{"b":"s3cr3t","c":1}, "nullMap":{"b":null}, "noMembers":{}}
            """);

    private void isNoMember(Runnable reading) {
        MalformedJsonException refusal = assertThrows(MalformedJsonException.class, reading::run);
        assertFalse(refusal.toString().contains(SECRET), refusal.toString());
    }

    @Test
    void absentMember_isEmpty() {
        assertFalse(json.has("absent"));
        assertEquals(Optional.empty(), json.string("absent"));
        assertEquals(OptionalDouble.empty(), json.number("absent"));
        assertEquals(Optional.empty(), json.bool("absent"));
        assertEquals(Optional.empty(), json.object("absent"));
        assertEquals(Optional.empty(), json.strings("absent"));
        assertEquals(Map.of(), json.stringMap("absent"));
    }

    @Test
    void memberOfTheType_isRead() {
        assertEquals(Optional.of(SECRET), json.string("string"));
        assertEquals(Optional.of(""), json.string("empty"));
        assertEquals(OptionalDouble.of(1.5), json.number("number"));
        assertEquals(Optional.of(true), json.bool("true"));
        assertEquals(Optional.of(false), json.bool("false"));
        assertEquals(Optional.of("c"), json.object("object").orElseThrow().string("b"));
        assertEquals(Optional.of(List.of("x", "y")), json.strings("array"));
        assertEquals(Optional.of(List.of()), json.strings("noElements"));
        assertEquals(Map.of("b", "c"), json.stringMap("object"));
        assertEquals(Map.of(), json.stringMap("noMembers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "true", "null", "object", "array"})
    void string_ofAnotherType_isRefused(String member) {
        isNoMember(() -> json.string(member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "true", "null", "object", "array"})
    void number_ofAnotherType_isRefused(String member) {
        isNoMember(() -> json.number(member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "number", "null", "object", "array"})
    void bool_ofAnotherType_isRefused(String member) {
        isNoMember(() -> json.bool(member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "number", "true", "null", "array"})
    void object_ofAnotherType_isRefused(String member) {
        isNoMember(() -> json.object(member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "number", "true", "null", "object", "mixed", "withNull", "arrays"})
    void strings_ofAnotherType_areRefused(String member) {
        isNoMember(() -> json.strings(member));
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "number", "true", "null", "array", "mixedMap", "nullMap"})
    void stringMap_ofAnotherType_isRefused(String member) {
        isNoMember(() -> json.stringMap(member));
    }

    @Test
    void nullMember_isThere() {
        assertTrue(json.has("null"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1767225600, 1767225600",
        "1767225600.25, 1767225600.25",
        "-1, -1",
        "1E+3, 1000",
        "1e-3, 0.001",
        "9007199254740993, 9007199254740992",
        "1e400, Infinity",
        "-1e400, -Infinity",
        "1e-400, 0"
    })
    void number_isADouble(String text, double value) {
        assertEquals(OptionalDouble.of(value), accepted("{\"a\":" + text + "}").number("a"));
    }

    @Test
    void stringThatLooksLikeAnotherType_isAString() {
        isNoMember(() -> accepted("{\"a\":\"1\"}").number("a"));
        isNoMember(() -> accepted("{\"a\":\"true\"}").bool("a"));
    }

    @Test
    void collections_areUnmodifiable() {
        assertThrows(UnsupportedOperationException.class, () -> json.names().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> json.strings("array").orElseThrow().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> json.stringMap("object").clear());
    }
}
