package dev.latchkey.operator.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.operator.testing.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessSourceTest {
    @TempDir
    private Path folder = Path.of("");

    private List<String> refused(Path path) {
        return assertThrows(
                        InvalidSourceException.class,
                        () -> AccessSource.read(path).requireTests())
                .lines()
                .stream()
                .map(line -> line.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void example_isValidAndItsTestsHold() {
        AccessSource source = AccessSource.read(Sources.EXAMPLE);
        source.requireTests();
        assertEquals(source.file(), source.compiled().file());
    }

    @Test
    void exampleWithWhatItHasInComments_isValidAndItsTestsHold() {
        AccessSource source = AccessSource.read(Sources.write(folder, Sources.exampleWithComments()));
        source.requireTests();
    }

    /** The file itself is small: it names by a label what the rules have in full. */
    @Test
    void fileWhoseRulesAreTooLarge_isRefused() {
        StringBuilder accounts = new StringBuilder("accounts:\n");
        StringBuilder rules = new StringBuilder("rules:\n");
        for (int i = 0; i < 1600; i++) {
            String id = Long.toString(100_000_000_000L + i);
            accounts.append("  \"%s\": { name: Account %s, labels: [%s] }\n".formatted(id, id, i < 800 ? "a" : "b"));
            if (i >= 800) {
                rules.append(
                        "  - { name: rule-%s, groups: [staff/admins], role: Role%d, accounts: [label:a, \"%s\"] }\n"
                                .formatted(id, i, id));
            }
        }
        String text = Sources.SMALL.substring(0, Sources.SMALL.indexOf("accounts:")) + accounts + rules;
        AccessSource source = AccessSource.read(Sources.write(folder, text));

        String line = assertThrows(InvalidSourceException.class, source::compiled)
                .lines()
                .getFirst();

        assertTrue(line.contains("too large"), line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    version: 1 | version: 2 | 1:1: version must be 1, the form that this Latchkey reads
                    name: Example | nam: Example | 2:1: name is missing: give your organization's name
                    "444455556666": | 444455556666: | 11:3: the key 444455556666 is not a string in YAML: put quotes
                    name: Staging | name: Staging, colour: blurple | 11:36: "blurple" is not one of grey, red
                    accounts: ["444455556666"] | accounts: [444455556666] | 22:16: an account of this file
                    accounts: ["444455556666"] | accounts: [label:staging] | 22:16: "label:staging" is not an account
                    session: 2h | session: | 17:5: session is empty: give it a value, or remove it
                    session: 2h | session: 13h | 17:5: "13h" is not a time from 15m to 12h
                    session: 2h | sesion: 2h | 17:5: "sesion" is not a key that is known here
                    groups: [staff/engineers] | groups: [engineers] | 20:14: "engineers" is not a group
                    name: engineers | name: admins | 19:5: two rules are called "admins"
                    role: ReadOnly | role: ReadOnly\\n    role: Admin | 22:5: "role" is here twice, first in line 21
                    may: [engineers] | may: [engineer] | 25:11: "engineer" is not the name of a rule
                    may: [engineers] | may: [admins] | 25:11: a person of staff in engineers is given nothing
                    mayNot: [admins] | mayNot: [engineers] | 26:14: a person of staff in engineers is given a role
                    """)
    void wrongFile_isRefusedAtThePlace(String text, String other, String line) {
        Path path = Sources.changed(folder, text, other.translateEscapes());
        List<String> lines = refused(path);
        assertTrue(
                lines.stream().anyMatch(said -> said.startsWith("access.yaml:" + line)), () -> line + " in " + lines);
    }

    @Test
    void everyProblem_isSaidInTheOrderOfTheFile() {
        Path path = Sources.write(
                folder,
                Sources.SMALL.replace("name: Example", "nam: Example").replace("session: 2h", "session: 2d")
                        + "more: 1\n");
        assertEquals(
                List.of("2:1", "2:17", "17:5", "27:1"),
                refused(path).stream()
                        .map(line -> line.split(":", 4)[1] + ":" + line.split(":", 4)[2])
                        .toList());
    }

    @Test
    void ruleThatGivesNothingAfterOthers_failsItsTest() {
        Path path = Sources.changed(folder, "rules:\n", """
                rules:
                  - { name: first, groups: [staff/engineers], role: ReadOnly, accounts: ["444455556666"] }
                """);
        assertEquals(
                List.of("access.yaml:26:11: a person of staff in engineers is given nothing by engineers:"
                        + " rules before it give the same roles"),
                refused(path));
    }

    @Test
    void fileThatIsNotThere_isRefused() {
        assertEquals(List.of("nowhere.yaml: there is no such file"), refused(folder.resolve("nowhere.yaml")));
    }

    @Test
    void folder_isRefused() {
        assertEquals(List.of(folder + ": the file cannot be read"), refused(folder));
    }

    @Test
    void fileThatIsNotUtf8_isRefused() throws IOException {
        Path path = Files.write(folder.resolve("latin1.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4});
        assertEquals(List.of("latin1.yaml: the file is not UTF-8: save it so"), refused(path));
    }
}
