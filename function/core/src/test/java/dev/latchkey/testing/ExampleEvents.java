package dev.latchkey.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The repository's folder of example events. */
public final class ExampleEvents {
    /** When the proofs in the example events were made. */
    public static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    /** From the module's folder or from the repository's. */
    private static final Path FOLDER = Stream.of(Path.of("..", "..", "events"), Path.of("events"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();

    private ExampleEvents() {}

    public static List<String> names(String beginning) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && name.startsWith(beginning))
                    .sorted()
                    .toList();
        }
    }

    public static byte[] file(String name) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(name));
    }
}
