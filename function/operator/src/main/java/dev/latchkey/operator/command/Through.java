package dev.latchkey.operator.command;

import dev.latchkey.grant.RoleArn;
import java.util.Optional;

/**
 * The role by which an operator works in other accounts, the same in each.
 *
 * @param path path and name, such as {@code /ops/CutOff}; empty where there is none
 */
record Through(Optional<String> path) {
    private static final String ANY_ACCOUNT = "arn:aws:iam::000000000000:role";

    /**
     * @param text a role's name, or path and name; empty for none
     * @throws CommandException if no role can be called so
     */
    static Through of(String text) {
        if (text.isEmpty()) {
            return new Through(Optional.empty());
        }
        String path = text.startsWith("/") ? text : "/" + text;
        try {
            RoleArn.parse(ANY_ACCOUNT + path);
        } catch (IllegalArgumentException e) {
            throw new CommandException("--through takes a role's name, or its path and name, without an account: "
                    + "OrganizationAccountAccessRole, say");
        }
        return new Through(Optional.of(path));
    }
}
