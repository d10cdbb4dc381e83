package dev.latchkey.operator.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.json.JsonObject;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDocumentTest {
    private static List<YamlProblem> problems(String text) {
        return assertThrows(InvalidYamlException.class, () -> YamlDocument.read(text))
                .problems();
    }

    private static void assertProblem(String place, String sentence, String text) {
        YamlProblem first = problems(text).getFirst();
        assertEquals(place, first.place().toString());
        assertTrue(first.sentence().contains(sentence), first.sentence());
    }

    @Test
    void document_isTranscribed() {
        JsonNode tree = YamlDocument.read("""
                # a comment
                ---
                text: plain # another
                quoted: "111122223333"
                single: 'it''s'
                block: |
                  two
                  lines
                folded: >-
                  one
                  line
                list:
                - a
                - [b, "c"]
                map: { a: 1, "b": true, c: null, d: , e: ~ }
                ...
                """).tree();
        assertEquals(JsonObject.parse("""
                        {"text": "plain", "quoted": "111122223333", "single": "it's", "block": "two\\nlines\\n",
                         "folded": "one line", "list": ["a", ["b", "c"]],
                         "map": {"a": 1, "b": true, "c": null, "d": null, "e": null}}""").tree(), tree);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1            | 1
                    true         | true
                    False        | false
                    null         | null
                    yes          | "yes"
                    no           | "no"
                    on           | "on"
                    2026-01-01   | "2026-01-01"
                    1_000        | "1_000"
                    12:30        | "12:30"
                    2h           | "2h"
                    <<           | "<<"
                    """)
    void plainScalar_isWhatTheCoreSchemaSays(String yaml, String json) {
        assertEquals(
                JsonObject.parse("{\"a\": " + json + "}").tree(),
                YamlDocument.read("a: " + yaml).tree());
    }

    @ParameterizedTest
    @CsvSource({
        "111122223333",
        "012345678901",
        "-1",
        "0x1F",
        "0o17",
        "1.5",
        "1e3",
        ".inf",
        "-.INF",
        ".nan",
        "1234567890"
    })
    void number_isNoText(String yaml) {
        JsonNode number = YamlDocument.read("a: " + yaml).tree().path("a");
        assertTrue(number.isNumber());
        assertFalse(number.isTextual());
        assertFalse(number.isInt());
    }

    @Test
    void place_isTheKeysOrTheElements() {
        YamlDocument document = YamlDocument.read("""
                version: 1
                accounts:
                  "111122223333":
                    name: A
                    labels: [one, two]
                rules:
                  - name: r
                    "a/b~c": 1
                """);
        assertEquals("1:1", document.at("/version").toString());
        assertEquals("3:3", document.at("/accounts/111122223333").toString());
        assertEquals("5:19", document.at("/accounts/111122223333/labels/1").toString());
        assertEquals("7:5", document.at("/rules/0").toString());
        assertEquals("8:5", document.at("/rules/0/a~1b~0c").toString());
    }

    @Test
    void placeOfWhatIsNotThere_isThatOfWhatWouldHoldIt() {
        YamlDocument document = YamlDocument.read("a:\n  b: 1\n");
        assertEquals("2:3", document.at("/a/b/c/0").toString());
        assertEquals("1:1", document.at("/a/x").toString());
        assertEquals("1:1", document.at("").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a: 1\\nb: 2\\na: 3 | 3:1 | "a" is here twice, first in line 1
                    a: {b: 1, "b": 2} | 1:11 | "b" is here twice, first in line 1
                    a: &x 1 | 1:4 | an anchor (&) is not taken
                    &x a: 1 | 1:1 | an anchor (&) is not taken
                    a: &x [1] | 1:4 | an anchor (&) is not taken
                    a: *x | 1:4 | an alias (*) is not taken
                    *x : a | 1:1 | an alias (*) is not taken
                    a: !!str 1 | 1:4 | a tag (!) is not taken
                    a: !x {b: 1} | 1:4 | a tag (!) is not taken
                    !x a: 1 | 1:1 | a tag (!) is not taken
                    a: ! b | 1:4 | a tag (!) is not taken
                    %YAML 1.2\\n---\\na: 1 | 1:1 | there is a directive
                    %TAG ! tag:x,2000:\\n---\\na: 1 | 1:1 | there is a directive
                    a: 1\\n---\\nb: 2 | 2:1 | another document
                    a: 1\\n...\\nb: 2 | 3:1 | this is not YAML
                    111122223333: a | 1:1 | the key 111122223333 is not a string
                    true: a | 1:1 | the key true is not a string
                    null: a | 1:1 | the key null is not a string
                    : a | 1:1 | this is not YAML
                    ? [a]\\n: b | 1:3 | a key must be text
                    {a: 1}: b | 1:1 | a key must be text
                    a:\\tb | 1:3 | a tab
                    \\ta: b | 1:1 | a tab
                    a: 1 #\\tb | 1:7 | a tab
                    a: 1\\nä: "\\t" | 2:5 | a tab
                    a: \\7 | 1:4 | a control character, U+0007
                    a: "\\\\ud800" | 1:4 | half a surrogate pair
                    a: [b | 1:6 | this is not YAML
                    a: b: c | 1:5 | this is not YAML
                    a: "b | 1:6 | this is not YAML
                    """)
    void whatSaysMoreThanJson_isAProblemAtItsPlace(String text, String place, String sentence) {
        assertProblem(place, sentence, unescaped(text));
    }

    @Test
    void emptyText_isRefused() {
        assertProblem("1:1", "the file is empty", "");
        assertProblem("1:1", "the file is empty", "# nothing\n");
    }

    @Test
    void problems_areSaidTogetherInTheOrderOfTheText() {
        assertEquals(
                List.of("1:4", "2:1", "3:1"),
                problems("a: &x 1\na: 2\n3: b\n").stream()
                        .map(problem -> problem.place().toString())
                        .toList());
    }

    @Test
    void deepNesting_isRefused() {
        assertProblem("1:17", "nested deeper", "[".repeat(20_000));
        assertProblem("17:17", "nested deeper", nested(20));
        YamlDocument.read("[".repeat(16) + "]".repeat(16));
    }

    @Test
    void longText_isRefused() {
        assertProblem("1:1", "a million characters", "a: " + "b".repeat(YamlDocument.MAX_LENGTH));
    }

    @Test
    void changedText_isReadOrRefused() {
        String text = """
                version: 1
                map: { "a": [b, 'c'], d: &e f, g: *e }
                list:
                  - a: !!str 1
                    b: |
                      text
                """;
        for (long seed = 1; seed <= 5000; seed++) {
            Random random = new Random(seed);
            StringBuilder changed = new StringBuilder(text);
            for (int i = 0; i <= random.nextInt(4); i++) {
                int at = random.nextInt(changed.length());
                changed.replace(at, Math.min(changed.length(), at + random.nextInt(3)), noise(random));
            }
            try {
                YamlDocument.read(changed.toString());
            } catch (InvalidYamlException e) {
                assertFalse(e.problems().isEmpty());
            } catch (RuntimeException e) {
                throw new AssertionError("with seed " + seed, e);
            }
        }
    }

    private static String noise(Random random) {
        String characters = "abc 01:-?[]{},#&*!|>'\"%@`\\\n\t\u0001\ud83d\ude00\ud800\ufeff~<=.";
        return characters.substring(random.nextInt(characters.length())).substring(0, 1);
    }

    private static String nested(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.append(" ".repeat(depth)).append("a: 1").toString();
    }

    private static String unescaped(String text) {
        return text.translateEscapes();
    }
}
