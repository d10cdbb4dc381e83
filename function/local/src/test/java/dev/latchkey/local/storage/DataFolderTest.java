package dev.latchkey.local.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void hold_refusedInThisProcess_leavesTheFolderToTheFirst() throws Exception {
        try (DataFolder first = DataFolder.hold(parent)) {
            problem(parent);

            assertTrue(inAnotherProcess(first.path()).contains("another local service is using this folder"));
        }
    }

    /** What another process says that tries to hold the folder. */
    private static String inAnotherProcess(Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Holds the folder of its argument and ends. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) {
            DataFolder.hold(Path.of(arguments[0])).close();
        }
    }

    @Nested
    @DisabledOnOs(OS.WINDOWS)
    class Permissions {
        @Test
        void hold_missingFolder_isCreatedForItsOwnerOnly() throws IOException {
            try (DataFolder data = DataFolder.hold(parent.resolve("new"))) {
                assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"rwxrwx---", "rwx----w-"})
        void hold_folderThatOthersMayWriteTo_isRefused(String permissions) throws IOException {
            Path folder = Files.createDirectory(parent.resolve("folder"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));

            assertEquals(
                    "others may write there: take that from them (chmod go-w), or give another folder",
                    problem(folder));
        }

        @Test
        void hold_folderThatOthersMayRead_isTaken() throws IOException {
            Path folder = Files.createDirectory(parent.resolve("folder"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

            DataFolder.hold(folder).close();
        }

        @Test
        void hold_folderOfAnotherUser_isRefused() throws IOException {
            assertEquals("that is another user's: give another folder", problem(ofAnotherUser()));
        }

        @Test
        void hold_lockThatIsALink_isRefusedAndNotFollowed() throws IOException {
            Path elsewhere = parent.resolve("elsewhere");
            Path folder = Files.createDirectory(parent.resolve("folder"));
            Files.createSymbolicLink(folder.resolve("lock"), elsewhere);

            assertTrue(problem(folder).startsWith("nothing can be written there ("));
            assertFalse(Files.exists(elsewhere));
        }

        /** Only root can give a folder away, and is the only one for whom root's is not another's. */
        private Path ofAnotherUser() throws IOException {
            Path folder = Files.createDirectory(parent.resolve("others"));
            try {
                return Files.setAttribute(folder, "unix:uid", 12_345);
            } catch (FileSystemException e) {
                return parent.getRoot();
            }
        }
    }
}
