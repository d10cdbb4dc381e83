package dev.latchkey.signin.page;

import dev.latchkey.signin.access.AccessFile.Account;
import java.time.Duration;
import java.util.Optional;

/**
 * A role in an account, as it is offered.
 *
 * @param key the form's value for it
 * @param role the role's name
 * @param session how long a session lasts
 * @param signInAgain whether the provider must authenticate the person anew first
 * @param reasonRequired whether the person must say what it is for
 */
public record RoleChoice(
        String key,
        Account account,
        String role,
        Optional<String> description,
        Duration session,
        boolean signInAgain,
        boolean reasonRequired) {}
