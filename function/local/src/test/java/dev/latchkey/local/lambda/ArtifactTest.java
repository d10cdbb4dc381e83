package dev.latchkey.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deployed: the production code, whole, and nothing else. */
@Tag("service")
class ArtifactTest {
    private static final List<Path> CLASSES =
            List.of(Path.of("..", "core", "target", "classes"), Path.of("..", "token", "target", "classes"));

    @TempDir
    Path temporary;

    /** File names and checksums below a folder. */
    private static Map<String, Long> files(Path folder) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                CRC32 checksum = new CRC32();
                checksum.update(Files.readAllBytes(path));
                files.put(folder.relativize(path).toString(), checksum.getValue());
            }
        }
        return files;
    }

    private static Map<String, Long> jarFiles() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (JarFile jar = new JarFile(TaskRoot.jar().toFile())) {
            jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach(entry -> files.put(entry.getName(), entry.getCrc()));
        }
        return files;
    }

    private static Map<String, Long> own(Map<String, Long> files) {
        Map<String, Long> own = new TreeMap<>(files);
        own.keySet().removeIf(name -> !name.startsWith("dev/latchkey/"));
        return own;
    }

    @Test
    void artifact_holdsExactlyTheProductionClasses() throws Exception {
        Map<String, Long> production = new TreeMap<>();
        for (Path classes : CLASSES) {
            production.putAll(own(files(classes)));
        }

        assertEquals(production, own(jarFiles()));
    }

    @Test
    void taskRoot_isTheJarUnpacked() throws Exception {
        assertEquals(jarFiles(), files(TaskRoot.in(temporary)));
    }

    @Test
    void artifact_hasNoOtherHttpClientAndNothingOfTheTests() throws Exception {
        for (String name : jarFiles().keySet()) {
            assertFalse(
                    name.matches(
                            "(io/netty|org/junit|com/nimbusds|software/amazon/awssdk/http/(nio|urlconnection))/.*"),
                    name);
        }
    }
}
