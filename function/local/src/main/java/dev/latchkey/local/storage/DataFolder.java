package dev.latchkey.local.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that keeps keys and table, for one running service at a time: two would overwrite each other's keys. The
 * system gives it up with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the folder, which is created if there is none.
     *
     * @throws UnusableDataException if it is no folder, cannot be written to, or is another service's
     */
    public static DataFolder hold(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UnusableDataException("that is a file, and a folder is wanted");
        }
        try {
            Files.createDirectories(path);
            FileChannel lock =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isTaken(lock)) {
                return new DataFolder(path, lock);
            }
            lock.close();
        } catch (IOException e) {
            throw UnusableDataException.of("nothing can be written there", e);
        }
        throw new UnusableDataException("another local service is using this folder: end it, or give another folder");
    }

    /** The folder's absolute path. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTaken(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            // By a service in this process.
            return true;
        }
    }
}
