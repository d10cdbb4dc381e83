package dev.latchkey.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the process of the local service prints, and how it ends. */
class MainTest {
    private static final String LAST_LINE = "infra/latchkey doctor";

    @TempDir
    private Path data;

    private final List<Process> running = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : running) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(Path folder, Map<String, String> environment, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dport=0",
                "-Ddata=" + folder));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The tests may run against an emulator, and with options of their own.
        builder.environment().keySet().removeAll(List.of("AWS_ENDPOINT_URL", "MAVEN_CMD_LINE_ARGS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        running.add(process);
        return process;
    }

    /** What is printed, up to the last line of the greeting, without empty lines. */
    private static List<String> greeting(Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null) {
            if (!line.isBlank()) {
                lines.add(line);
            }
            if (line.contains(LAST_LINE)) {
                return lines;
            }
            line = out.readLine();
        }
        throw new IOException("it ended before it greeted: " + lines);
    }

    private static void endsWith(String sentence, Process process) throws Exception {
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(sentence, String.join("\n", process.inputReader().lines().toList()));
        assertEquals(2, process.exitValue());
    }

    @Test
    void start_printsWhatToTypeAndNothingAboveIt() throws IOException {
        List<String> lines = greeting(start(data, Map.of(), "-Dunattended=true"));

        assertTrue(lines.getFirst().startsWith("Latchkey listens on http://127.0.0.1:"), lines::toString);
        assertEquals(7, lines.size(), lines::toString);
        assertTrue(
                lines.contains(
                        "  AWS_CONFIG_FILE=%s/aws-config AWS_SHARED_CREDENTIALS_FILE=/dev/null aws login --profile latchkey"
                                .formatted(data)),
                lines::toString);
    }

    @Test
    void start_withEvents_printsNoLineOfItsOwnRequests(@TempDir Path events) throws IOException {
        List<String> lines = greeting(start(data, Map.of(), "-Devents=" + events));

        assertEquals("Fresh events, good for five minutes, are in %s.".formatted(events), lines.getFirst());
        assertTrue(lines.get(1).startsWith("Latchkey listens on "), lines::toString);
    }

    @Test
    void start_onAFolderInUse_endsWithOneSentence() throws Exception {
        greeting(start(data, Map.of()));

        endsWith(
                "-Ddata=%s: another local service is using this folder: end it, or give another folder".formatted(data),
                start(data, Map.of()));
    }

    @Test
    void start_onAFile_endsWithOneSentence() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "text");

        endsWith("-Ddata=%s: that is a file, and a folder is wanted".formatted(file), start(file, Map.of()));
    }

    @Test
    void start_onADamagedTable_endsWithOneSentence() throws Exception {
        Files.createDirectory(data.resolve("dynamodb"));
        Files.writeString(data.resolve("dynamodb/shared-local-instance.db"), "no database ".repeat(1000));

        endsWith(
                "-Ddata=%s: the table there cannot be opened (InternalFailure): put a copy back, or give another folder"
                        .formatted(data),
                start(data, Map.of()));
    }

    @Test
    void start_mistypedOption_endsWithTheNearest() throws Exception {
        endsWith(
                "-Dprot: there is no such option; is -Dport meant?",
                start(data, Map.of("MAVEN_CMD_LINE_ARGS", " -q -Plocal -Dprot=1")));
    }
}
