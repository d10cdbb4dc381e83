package dev.latchkey.local.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    @TempDir
    private Path folder;

    @Test
    void read_missingFile_isEmpty() {
        assertTrue(new PrivateFile(folder.resolve("none"), "secret").read().isEmpty());
    }

    @Test
    void read_writtenTwice_isTheLastAndAlone() throws IOException {
        PrivateFile file = new PrivateFile(folder.resolve("new"), "secret");
        file.write(new byte[] {1});
        file.write(new byte[] {2, 3});

        assertArrayEquals(new byte[] {2, 3}, file.read().orElseThrow());
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertEquals(List.of(folder.resolve("new/secret")), files.toList());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void write_permissions_areTheOwnersOnly() throws IOException {
        new PrivateFile(folder, "secret").write(new byte[] {1});

        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret"))));
    }
}
