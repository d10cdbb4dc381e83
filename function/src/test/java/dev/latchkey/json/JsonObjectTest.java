package dev.latchkey.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
    private static final String SECRET = "s3cr3t";

    private static InputStream utf8(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Both readers accept the text. */
    private static JsonObject accepted(String text) {
        JsonObject fromStream = JsonObject.parse(utf8(text));
        JsonObject fromText = JsonObject.parse(text);
        assertEquals(fromText.names(), fromStream.names());
        return fromText;
    }

    /** Both readers refuse the text, without quoting it. */
    private static void refused(String text) {
        doesNotQuote(assertThrows(MalformedJsonException.class, () -> JsonObject.parse(text)));
        doesNotQuote(assertThrows(MalformedJsonException.class, () -> JsonObject.parse(utf8(text))));
    }

    private static void doesNotQuote(MalformedJsonException refusal) {
        assertFalse(refusal.toString().contains(SECRET), refusal.toString());
        assertNull(refusal.getCause(), "the parser's own message quotes the text");
    }

    private static String nestedObjects(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }

    private static String nestedArrays(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    @Nested
    class Parse {
        @Test
        void emptyObject_hasNoMembers() {
            assertEquals(Set.of(), accepted("{}").names());
        }

        @Test
        void whitespaceAroundAndInside_isAccepted() {
            assertEquals(
                    Optional.of("b"),
                    accepted(" \t\r\n{ \"a\" :\r\n\t\"b\" } \n").string("a"));
        }

        @Test
        void everyEscape_isDecoded() {
            assertEquals(
                    Optional.of("\"\\/\b\f\n\r\té😀"),
                    accepted("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"}")
                            .string("a"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\udc00\\ud800"})
        void halfASurrogatePair_isRefused(String escape) {
            assertThrows(MalformedJsonException.class, () -> JsonObject.parse("{\"a\":\"" + escape + "\"}"));
        }

        @Test
        void textOutsideAscii_isTheSameFromTextAndStream() {
            String text = "{\"ключ\":\"значение 😀\"}";

            assertEquals(Optional.of("значение 😀"), JsonObject.parse(text).string("ключ"));
            assertEquals(
                    Optional.of("значение 😀"), JsonObject.parse(utf8(text)).string("ключ"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "null", "true", "false", "1", "\"s3cr3t\"", "[]", "[{\"a\":\"s3cr3t\"}]"})
        void notAnObject_isRefused(String text) {
            refused(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{} {}",
                    "{}{}",
                    "{}]",
                    "{}}",
                    "{},",
                    "{}null",
                    "{}s3cr3t",
                    "{\"a\":1}\"s3cr3t\"",
                    "{}\u0000",
                    "{}\uFEFF",
                    "{}//",
                    "{}/**/"
                })
        void trailingText_isRefused(String text) {
            refused(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"a\":\"s3cr3t\",\"a\":\"s3cr3t\"}",
                    "{\"s3cr3t\":1,\"b\":2,\"s3cr3t\":1}",
                    "{\"a\":1,\"\\u0061\":1}",
                    "{\"a\":null,\"a\":null}",
                    "{\"\":1,\"\":1}",
                    "{\"o\":{\"a\":1,\"a\":2}}",
                    "{\"o\":[{\"a\":1,\"a\":2}]}",
                    "{\"o\":{\"p\":{\"q\":[[{\"a\":1,\"b\":2,\"a\":3}]]}}}"
                })
        void duplicateMemberAtAnyDepth_isRefused(String text) {
            refused(text);
        }

        @Test
        void sameNameInDifferentObjects_isNoDuplicate() {
            assertEquals(
                    Set.of("a", "b"),
                    accepted("{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]}").names());
        }

        @Test
        void namesThatDifferInCase_areNoDuplicates() {
            assertEquals(Set.of("a", "A"), accepted("{\"a\":1,\"A\":2}").names());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "{\"a",
                    "{\"a\"",
                    "{\"a\":",
                    "{\"a\":\"s3cr3t",
                    "{\"a\":\"s3cr3t\"",
                    "{\"a\":\"s3cr3t\",",
                    "{\"a\":[\"s3cr3t\"",
                    "{\"a\":{\"b\":1}",
                    "{\"a\":tru",
                    "{\"a\":1"
                })
        void truncatedText_isRefused(String text) {
            refused(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{s3cr3t:1}",
                    "{'s3cr3t':1}",
                    "{\"a\":'s3cr3t'}",
                    "{\"a\":s3cr3t}",
                    "{\"a\":1,}",
                    "{,}",
                    "{,\"a\":1}",
                    "{\"a\":1 \"b\":2}",
                    "{\"a\":1;\"b\":2}",
                    "{\"a\"=1}",
                    "{\"a\"}",
                    "{\"a\":}",
                    "{\"a\":1]",
                    "{\"a\":[1}",
                    "{\"a\":[1,]}",
                    "{\"a\":[,1]}",
                    "{\"a\":[1 2]}",
                    "{1:2}",
                    "{null:2}"
                })
        void brokenStructure_isRefused(String text) {
            refused(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/*s3cr3t*/{}", "//s3cr3t\n{}", "#s3cr3t\n{}", "{\"a\":/*s3cr3t*/1}", "{\"a\":1//s3cr3t\n}"})
        void comment_isRefused(String text) {
            refused(text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"True", "TRUE", "nul", "nulll", "None", "undefined", "truefalse"})
        void otherLiteral_isRefused(String literal) {
            refused("{\"a\":" + literal + "}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"\t\"",
                    "\"\n\"",
                    "\"\u0000\"",
                    "\"\u001F\"",
                    "\"\\x41\"",
                    "\"\\'\"",
                    "\"\\0\"",
                    "\"\\u00e\"",
                    "\"\\u00zz\"",
                    "\"\\U0041\"",
                    "\"\\"
                })
        void badString_isRefused(String string) {
            refused("{\"a\":" + string + "}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "+1",
                    "01",
                    "-01",
                    "00",
                    ".5",
                    "1.",
                    "-",
                    "-.5",
                    "1e",
                    "1e+",
                    "0x1",
                    "1_000",
                    "1f",
                    "--1"
                })
        void badNumber_isRefused(String number) {
            refused("{\"a\":" + number + "}");
        }

        @Test
        void byteOrderMarkBeforeText_isRefused() {
            assertThrows(MalformedJsonException.class, () -> JsonObject.parse("\uFEFF{}"));
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 31, 32})
        void nestedUpTo32Deep_isAccepted(int depth) {
            accepted(nestedObjects(depth));
            accepted(nestedArrays(depth));
        }

        @ParameterizedTest
        @ValueSource(ints = {33, 10_000, 1_000_000})
        void nestedDeeperThan32_isRefused(int depth) {
            refused(nestedObjects(depth));
            refused(nestedArrays(depth));
        }

        @Test
        void manyThingsSideBySide_areNotDeep() {
            assertEquals(
                    Set.of("a"),
                    accepted("{\"a\":[" + "{},".repeat(1000) + "[]]}").names());
        }

        @Test
        void numberOf1000Digits_isAccepted() {
            assertEquals(
                    OptionalDouble.of(Double.POSITIVE_INFINITY),
                    accepted("{\"a\":" + "9".repeat(1000) + "}").number("a"));
        }

        @Test
        void numberOf1001Digits_isRefused() {
            refused("{\"a\":" + "9".repeat(1001) + "}");
            refused("{\"a\":1e" + "9".repeat(1001) + "}");
            refused("{\"a\":0." + "0".repeat(1_000_000) + "}");
        }
    }

    @Nested
    class Readers {
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
            assertEquals(
                    OptionalDouble.of(value), accepted("{\"a\":" + text + "}").number("a"));
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

    @Nested
    class WithoutNulls {
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

    @Test
    void toString_namesMembersAndHidesWhatTheyHold() {
        String text = accepted("{\"code\":\"s3cr3t\",\"o\":{\"s3cr3t\":1},\"l\":[\"s3cr3t\"]}")
                .toString();

        assertTrue(text.contains("code"));
        assertFalse(text.contains(SECRET), text);
    }
}
