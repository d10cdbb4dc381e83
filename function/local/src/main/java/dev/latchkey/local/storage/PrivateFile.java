package dev.latchkey.local.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A file of secrets, which only its owner may read and which is never half-written. A symbolic link is not followed.
 *
 * @param folder created when the file is first written
 */
public record PrivateFile(Path folder, String name) {

    /**
     * What is in it; empty if there is no such file.
     *
     * @throws UnusableDataException if it cannot be read
     */
    public Optional<byte[]> read() {
        Path path = folder.resolve(name);
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(in.readAllBytes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw UnusableDataException.of(name + " there cannot be read", e);
        }
    }

    /**
     * Replaces what is in it.
     *
     * @throws UnusableDataException if it cannot be written
     */
    public void write(byte[] content) {
        try {
            Files.createDirectories(folder);
            Path draft =
                    Files.createTempFile(folder, name, ".draft", FolderPermissions.attributes(folder, "rw-------"));
            Files.write(draft, content);
            Files.move(draft, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw UnusableDataException.of(name + " cannot be written there", e);
        }
    }
}
