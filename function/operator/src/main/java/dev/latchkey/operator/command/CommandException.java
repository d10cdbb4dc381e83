package dev.latchkey.operator.command;

/** What was asked for was not done. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence why, and what to do about it */
    public CommandException(String sentence) {
        super(sentence, null, false, false);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
