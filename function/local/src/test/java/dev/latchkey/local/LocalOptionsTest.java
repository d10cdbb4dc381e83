package dev.latchkey.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.signin.SignInOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalOptionsTest {
    private static LocalOptions read(Map<String, String> properties, Map<String, String> environment) {
        return LocalOptions.read(properties::get, environment::get);
    }

    private static List<String> problems(Map<String, String> properties, Map<String, String> environment) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> read(properties, environment))
                        .getMessage())
                .lines()
                .toList();
    }

    @Test
    void read_nothingSet_isTheDefaults() {
        assertEquals(
                new LocalOptions(
                        8080,
                        Path.of("target/local"),
                        new SignInOptions(
                                Optional.empty(), Optional.empty(), Optional.empty(), false, Duration.ofHours(12)),
                        Optional.empty(),
                        Optional.empty()),
                read(Map.of(), Map.of()));
    }

    @Test
    void read_empty_countsAsNotSet() {
        Map<String, String> empty =
                Map.of("port", "", "data", " ", "user", "", "role", "", "session", "", "events", "");

        assertEquals(read(Map.of(), Map.of()), read(empty, Map.of("AWS_ENDPOINT_URL", "")));
    }

    @Test
    void read_everythingSet_isThat() {
        Map<String, String> properties = Map.of(
                "port", "0",
                "data", "keys",
                "user", "ada",
                "role", "arn:aws:iam::111122223333:role/team/Ops",
                "unattended", "true",
                "session", "1",
                "events", "fresh");

        assertEquals(
                new LocalOptions(
                        0,
                        Path.of("keys"),
                        new SignInOptions(
                                Optional.empty(),
                                Optional.of("ada"),
                                Optional.of("arn:aws:iam::111122223333:role/team/Ops"),
                                true,
                                Duration.ofHours(1)),
                        Optional.of(Path.of("fresh")),
                        Optional.of(URI.create("http://127.0.0.1:4566"))),
                read(properties, Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")));
    }

    @ParameterizedTest
    @CsvSource({
        "port, 65536",
        "port, -1",
        "port, http",
        "session, 0",
        "session, 13",
        "session, 1h",
        "role, Developer",
        "role, arn:aws:iam::000000000000:role/",
        "role, arn:aws:iam::000000000000:role/team/"
    })
    void read_wrongOption_isOneLineThatNamesIt(String name, String value) {
        List<String> lines = problems(Map.of(name, value), Map.of());

        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.getFirst().startsWith("-D" + name + "=" + value + ": "), lines::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:4566", "http://", "ftp://127.0.0.1", "http://127.0.0.1/path"})
    void read_wrongEmulator_isOneLineThatNamesIt(String url) {
        List<String> lines = problems(Map.of(), Map.of("AWS_ENDPOINT_URL", url));

        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.getFirst().startsWith("AWS_ENDPOINT_URL=" + url + ": "), lines::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8081", "http://localhost:8081/"})
    void read_emulatorThatIsTheServiceItself_isOneLineThatSaysSo(String url) {
        assertEquals(
                List.of("AWS_ENDPOINT_URL=%s: that is this service itself; unset it, or give an emulator's URL"
                        .formatted(url)),
                problems(Map.of("port", "8081"), Map.of("AWS_ENDPOINT_URL", url)));
    }

    @Test
    void read_mistypedOption_namesTheOneThatIsMeant() {
        assertEquals(
                List.of("-Dprot: there is no such option; is -Dport meant?"),
                problems(Map.of(), Map.of("MAVEN_CMD_LINE_ARGS", " -q -Plocal -Dprot=1")));
    }

    @Test
    void read_severalWrong_areToldAtOnce() {
        assertEquals(
                3,
                problems(Map.of("port", "x", "role", "x"), Map.of("AWS_ENDPOINT_URL", "x"))
                        .size());
    }
}
