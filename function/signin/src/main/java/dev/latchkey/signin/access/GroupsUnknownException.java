package dev.latchkey.signin.access;

/** The rules ask for groups, and the provider did not tell them: nobody is treated as being in none. */
public final class GroupsUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GroupsUnknownException() {
        super("groups unknown", null, false, false);
    }
}
