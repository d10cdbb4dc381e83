package dev.latchkey.operator.command;

/** The terminal that the command runs at. */
public interface Terminal {
    /** Whether somebody is there who can be asked. */
    boolean isThere();

    /** Asks a question, and waits for a line in answer; an empty one if there is none. */
    String ask(String question);

    /** Asks for a line that is not shown while it is typed. */
    String askSecretly(String question);
}
