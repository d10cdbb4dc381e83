package dev.latchkey.local.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path parent;

    private static String problem(Path folder) {
        return String.valueOf(assertThrows(
                        UnusableDataException.class,
                        () -> DataFolder.hold(folder).close())
                .getMessage());
    }

    @Test
    void hold_missingFolder_isCreated() {
        try (DataFolder data = DataFolder.hold(parent.resolve("a/b"))) {
            assertTrue(Files.isDirectory(data.path()));
        }
    }

    @Test
    void hold_heldFolder_isRefusedUntilItIsGivenUp() {
        DataFolder first = DataFolder.hold(parent);
        assertTrue(problem(parent).startsWith("another local service is using this folder"));

        first.close();
        try (DataFolder second = DataFolder.hold(parent)) {
            assertEquals(first.path(), second.path());
        }
    }

    @Test
    void hold_file_isRefused() throws IOException {
        assertEquals(
                "that is a file, and a folder is wanted", problem(Files.writeString(parent.resolve("file"), "text")));
    }

    @Test
    void hold_folderBelowAFile_cannotBeWritten() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "text");

        assertTrue(problem(file.resolve("folder")).startsWith("nothing can be written there ("));
    }

    @Test
    void hold_lockThatCannotBeOpened_saysWhy() throws IOException {
        Files.createDirectory(parent.resolve("lock"));

        assertEquals("nothing can be written there (Is a directory)", problem(parent));
    }
}
