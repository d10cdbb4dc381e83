package dev.latchkey.local.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** The data folder, or a file in it, cannot be used. The message is a clause that says why and names no folder. */
public final class UnusableDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableDataException(String message) {
        super(message);
    }

    /** A file has something else in it than what was written there. */
    public static UnusableDataException damaged(String file) {
        return new UnusableDataException(
                file + " there is damaged: put a copy back, or give another folder; all sessions end without it");
    }

    static UnusableDataException of(String problem, IOException cause) {
        return new UnusableDataException("%s (%s)".formatted(problem, reason(cause)));
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
