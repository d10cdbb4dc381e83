package dev.latchkey.signin.page;

import java.util.List;

/**
 * The choice of a role.
 *
 * @param remote whether the client is on another device ({@code aws login --remote})
 * @param form what the form carries
 * @param recent what the person chose last, latest first; each is in {@code roles} as well
 * @param roles grouped by account already: the roles of an account follow each other
 * @param notRemote the names of roles that another device may not have, and are left out for that
 */
public record ChoicePage(
        Organization organization,
        SignedInPerson person,
        boolean remote,
        ChoiceForm form,
        List<RoleChoice> recent,
        List<RoleChoice> roles,
        List<String> notRemote) {
    public ChoicePage {
        recent = List.copyOf(recent);
        roles = List.copyOf(roles);
        notRemote = List.copyOf(notRemote);
    }
}
