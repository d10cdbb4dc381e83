package dev.latchkey.local.kms;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/** The stand-in's keys and aliases in one file that only its owner reads, so that a restart finds them again. */
final class KeyFile {
    private final Path file;
    private final Properties entries = new Properties();

    KeyFile(Path folder) {
        this.file = folder.resolve("kms-keys.properties");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    entries.load(reader);
                }
            } else if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized Optional<String> get(String name) {
        return Optional.ofNullable(entries.getProperty(name));
    }

    synchronized void put(String name, String value) {
        entries.setProperty(name, value);
        try (Writer writer = Files.newBufferedWriter(file)) {
            entries.store(writer, "Keys of the KMS stand-in: for this machine only");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
