package dev.latchkey.local.storage;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may do what in a folder of secrets, where the file system has POSIX permissions; elsewhere, nothing is looked at. */
final class FolderPermissions {
    private FolderPermissions() {}

    /** Creates the folder, for its owner only, and those above it, unless there is one. */
    static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = Files.createDirectories(folder.getParent());
        Files.createDirectory(folder, attributes(parent, "rwx------"));
    }

    /** With which to create something in this folder. */
    static FileAttribute<?>[] attributes(Path folder, String permissions) throws IOException {
        return isPosix(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Looks at a folder that is there.
     *
     * @throws UnusableDataException if others may write to it, or it or the link to it is another user's
     */
    static void check(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return;
        }
        long user = new UnixSystem().getUid();
        if (owner(folder) != user || owner(folder, LinkOption.NOFOLLOW_LINKS) != user) {
            throw new UnusableDataException("that is another user's: give another folder");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new UnusableDataException(
                    "others may write there: take that from them (chmod go-w), or give another folder");
        }
    }

    private static boolean isPosix(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix");
    }

    private static long owner(Path folder, LinkOption... options) throws IOException {
        return Integer.toUnsignedLong((int) Files.getAttribute(folder, "unix:uid", options));
    }
}
