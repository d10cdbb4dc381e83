package dev.latchkey.signin.page;

import java.util.Optional;

/**
 * One role that was chosen, before it is given: the reason is asked for, or the person has just been authenticated
 * again.
 *
 * @param problem what was wrong with the reason that was given, if one was
 * @param reason the reason that was given, for the person to mend; empty before
 */
public record ConfirmationOfChoice(
        Organization organization,
        SignedInPerson person,
        boolean remote,
        ChoiceForm form,
        RoleChoice choice,
        Optional<String> problem,
        String reason) {

    /** A confirmation for which no reason has been given yet. */
    public ConfirmationOfChoice(
            Organization organization,
            SignedInPerson person,
            boolean remote,
            ChoiceForm form,
            RoleChoice choice,
            Optional<String> problem) {
        this(organization, person, remote, form, choice, problem, "");
    }
}
