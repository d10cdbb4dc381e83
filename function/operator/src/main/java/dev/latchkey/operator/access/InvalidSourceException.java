package dev.latchkey.operator.access;

import java.util.List;

/** The operator's file cannot be applied. */
public final class InvalidSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    InvalidSourceException(List<String> lines) {
        super(String.join("\n", lines), null, false, false);
        this.lines = List.copyOf(lines);
    }

    /** What is wrong, each in the form {@code file:line:column: sentence}. */
    public List<String> lines() {
        return lines;
    }
}
