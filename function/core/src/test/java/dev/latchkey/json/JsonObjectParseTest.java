package dev.latchkey.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectParseTest extends JsonObjectHarness {
    @Test
    void emptyObject_hasNoMembers() {
        assertEquals(Set.of(), accepted("{}").names());
    }

    @Test
    void whitespaceAroundAndInside_isAccepted() {
        assertEquals(
                Optional.of("b"), accepted(" \t\r\n{ \"a\" :\r\n\t\"b\" } \n").string("a"));
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
        assertEquals(Optional.of("значение 😀"), JsonObject.parse(utf8(text)).string("ключ"));
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
                Set.of("a"), accepted("{\"a\":[" + "{},".repeat(1000) + "[]]}").names());
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
