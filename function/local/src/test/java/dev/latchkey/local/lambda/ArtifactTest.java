package dev.latchkey.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is deployed: the production code, whole, and nothing else. */
@Tag("service")
class ArtifactTest {
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

    private static Map<String, Long> jarFiles(BuiltFunction function) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (JarFile jar = new JarFile(function.jar().toFile())) {
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

    @ParameterizedTest
    @EnumSource
    void artifact_holdsExactlyTheProductionClasses(BuiltFunction function) throws Exception {
        Map<String, Long> production = new TreeMap<>();
        for (Path classes : function.classes()) {
            production.putAll(own(files(classes)));
        }

        assertEquals(production, own(jarFiles(function)));
    }

    @ParameterizedTest
    @EnumSource
    void taskRoot_isTheJarUnpacked(BuiltFunction function) throws Exception {
        assertEquals(jarFiles(function), files(function.taskRoot(temporary)));
    }

    @ParameterizedTest
    @EnumSource
    void artifact_hasNoOtherHttpClientAndNothingOfTheTests(BuiltFunction function) throws Exception {
        // The token function's few lines of JOSE are its own: docs/decisions.md.
        String jose = function == BuiltFunction.TOKEN ? "com/nimbusds|" : "";
        for (String name : jarFiles(function).keySet()) {
            assertFalse(
                    name.matches("(" + jose + "io/netty|org/junit|software/amazon/awssdk/http/(nio|urlconnection))/.*"),
                    name);
        }
    }
}
