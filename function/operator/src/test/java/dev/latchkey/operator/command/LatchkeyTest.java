package dev.latchkey.operator.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.operator.testing.Shell;
import dev.latchkey.operator.testing.Shell.Ran;
import dev.latchkey.operator.testing.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that call nothing, and what is no command. */
class LatchkeyTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                               | missing command: one of access, revoke, who, secret, doctor
                    access                           | missing command: one of apply, check, diff, explain, history, rollback
                    accesses                         | Unmatched argument at index 0: 'accesses'
                    access chek                      | Unmatched argument at index 1: 'chek'
                    access check                     | Missing required parameter: 'FILE'
                    access check a b                 | Unmatched argument at index 3: 'b'
                    access check a --table b         | Unknown options: '--table', 'b'
                    access explain a                 | Missing required option: '--claims=CLAIMS'
                    access rollback seven            | Invalid value for positional parameter at index 0 (VERSION)
                    access history --last 0          | --last takes a number from 1 to 100
                    access history --last 101        | --last takes a number from 1 to 100
                    secret                           | no key is named: give --key, or set LATCHKEY_SECRETS_KEY
                    secret hunter2                   | Unmatched argument at index 1
                    """)
    void whatIsNoCommand_isMisused(String line, String sentence) {
        Ran ran = Shell.offline().run(line.isEmpty() ? new String[0] : line.split(" ", -1));
        assertEquals(2, ran.code());
        assertTrue(ran.err().getFirst().startsWith("latchkey: " + sentence), ran::toString);
        assertTrue(ran.err().get(1).matches("infra/latchkey.* --help says how it is used"), ran::toString);
        assertEquals(2, ran.err().size());
        assertEquals(List.of(), ran.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "access -h",
                "access check --help",
                "access explain --help",
                "access diff --help",
                "access apply --help",
                "access history --help",
                "access rollback --help",
                "secret --help"
            })
    void help_saysHowItIsUsed(String line) {
        Ran ran = Shell.offline().run(line.split(" ", -1));
        assertEquals(0, ran.code());
        assertTrue(ran.out().getFirst().startsWith("Usage: infra/latchkey"), ran::toString);
        assertEquals(List.of(), ran.err());
    }

    @Nested
    class Check {
        @Test
        void validFile_isSaidToBe() {
            assertEquals(
                    new Ran(
                            0,
                            List.of(Sources.EXAMPLE
                                    + " is valid. Identity providers: 1, accounts: 3, rules: 4, tests that hold: 3"),
                            List.of()),
                    Shell.offline().run("access", "check", Sources.EXAMPLE.toString()));
        }

        @Test
        void wrongFile_isNotDone() {
            Path path = Sources.changed(folder, "session: 2h", "session: 2d");
            assertEquals(
                    new Ran(
                            1,
                            List.of(),
                            List.of(path + ":17:5: \"2d\" is not a time from 15m to 12h, such as 90m or 2h")),
                    Shell.offline().run("access", "check", path.toString()));
        }

        @Test
        void controlCharacters_doNotReachTheTerminal() {
            Path path = Sources.changed(folder, "session: 2h", "session: \"\\e[2J\\u202e\"");
            assertEquals(
                    List.of(path + ":17:5: \"\ufffd[2J\ufffd\" is not a time from 15m to 12h, such as 90m or 2h"),
                    Shell.offline().run("access", "check", path.toString()).err());
        }
    }

    @Nested
    class Explain {
        private Ran explain(String claims, String... more) throws IOException {
            Path path = Files.writeString(folder.resolve("claims.json"), claims);
            List<String> arguments = new ArrayList<>(
                    List.of("access", "explain", Sources.small(folder).toString(), "--claims", path.toString()));
            arguments.addAll(List.of(more));
            return Shell.offline().run(arguments.toArray(String[]::new));
        }

        @Test
        void person_isExplained() throws IOException {
            Ran ran = explain("""
                    {"iss": "https://login.example.com/realms/staff", "sub": "42", "preferred_username": "ada",
                     "groups": ["engineers"]}""", "--provider", "staff");
            assertEquals(
                    new Ran(
                            0,
                            List.of(
                                    "ada (staff, sub 42)",
                                    "in AWS: ada",
                                    "groups: engineers",
                                    "",
                                    "no   admins: it is for staff/admins",
                                    "yes  engineers: it is for staff/engineers",
                                    "       ReadOnly in Staging (444455556666), 8h"),
                            List.of()),
                    ran);
        }

        @Test
        void onlyProvider_needNotBeNamed() throws IOException {
            assertEquals(
                    0,
                    explain("{\"sub\": \"42\", \"preferred_username\": \"ada\", \"groups\": []}")
                            .code());
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        [] | staff | this is no JSON object with claims
                        {"sub": | staff | this is no JSON object with claims
                        {"sub": "1", "sub": "2"} | staff | this is no JSON object with claims
                        {} | staff | the claim sub is no text of one line: the sign-in is refused
                        {"sub": "42"} | staff | the claim preferred_username is no text of one line
                        {"iss": "https://a.example"} | staff | these claims are of https://a.example, and staff is https
                        {} | other | name an identity provider of the file: give --provider one of staff
                        """)
        void whatTellsOfNobody_isNotDone(String claims, String provider, String sentence) throws IOException {
            Ran ran = explain(claims, "--provider", provider);
            assertEquals(1, ran.code());
            assertTrue(ran.err().getFirst().contains(sentence), ran::toString);
        }
    }
}
