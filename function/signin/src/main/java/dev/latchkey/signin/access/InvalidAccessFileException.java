package dev.latchkey.signin.access;

import java.util.List;
import java.util.stream.Collectors;

/** The access file says what it cannot mean. */
public final class InvalidAccessFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidAccessFileException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong with the file, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong.
     *
     * @param path where: a JSON pointer (RFC 6901)
     * @param sentence what, and what to do about it
     */
    public record Problem(String path, String sentence) {
        @Override
        public String toString() {
            return path + ": " + sentence;
        }
    }
}
