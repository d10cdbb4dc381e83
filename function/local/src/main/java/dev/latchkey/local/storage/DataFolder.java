package dev.latchkey.local.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder that keeps keys and table, for one running service at a time: two would overwrite each other's keys. The
 * system gives it up with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    /** This process's. POSIX drops a process's lock on a file when it closes that file anywhere: it is not opened twice. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path realPath;
    private final FileChannel lock;

    private DataFolder(Path path, Path realPath, FileChannel lock) {
        this.path = path;
        this.realPath = realPath;
        this.lock = lock;
    }

    /**
     * Takes the folder, which is created for its owner only if there is none.
     *
     * @throws UnusableDataException if it is no folder, cannot be written to, is another service's or another user's, or
     *     others may write to it
     */
    public static DataFolder hold(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new UnusableDataException("that is a file, and a folder is wanted");
        }
        try {
            FolderPermissions.create(path);
            FolderPermissions.check(path);
            Path realPath = path.toRealPath();
            if (!HELD.add(realPath)) {
                throw inUse();
            }
            return held(path, realPath);
        } catch (IOException e) {
            throw UnusableDataException.of("nothing can be written there", e);
        }
    }

    /** The folder's absolute path. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        if (!lock.isOpen()) {
            return;
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(realPath);
        }
    }

    private static DataFolder held(Path path, Path realPath) throws IOException {
        try {
            return new DataFolder(path, realPath, lock(realPath));
        } catch (IOException | RuntimeException e) {
            HELD.remove(realPath);
            throw e;
        }
    }

    private static FileChannel lock(Path realPath) throws IOException {
        FileChannel lock = FileChannel.open(
                realPath.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        if (lock.tryLock() == null) {
            lock.close();
            throw inUse();
        }
        return lock;
    }

    private static UnusableDataException inUse() {
        return new UnusableDataException("another local service is using this folder: end it, or give another folder");
    }
}
