package dev.latchkey.operator.command;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.operator.session.CutOff;
import dev.latchkey.operator.session.People.Person;
import dev.latchkey.operator.session.RolePolicies;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;

/** Ends the credentials that somebody holds already, in the accounts that they are of. */
final class LiveCredentials {
    private final Output out;
    private final Person person;
    private final String policyName;
    private final Caller caller;
    private final Collection<RoleArn> roles;

    LiveCredentials(Output out, Person person, AppliedRules rules, Caller caller) {
        this.out = out;
        this.person = person;
        this.policyName = CutOff.policyName(person.id());
        this.caller = caller;
        this.roles = CutOff.roles(person, rules, caller.partition());
    }

    /** Shows the policy and the roles that it is meant for. */
    void show(CutOff cutOff) {
        out.line("Credentials that %s holds already live on for up to 15 minutes; as an inline policy, this ends them:"
                .formatted(person.name()));
        out.lines(cutOff.policy().toPrettyString().lines().toList());
        out.line("It is meant for these roles, by the name %s:".formatted(policyName));
        roles.forEach(role -> out.line("- " + sentence(role)));
        showWhetherThereAreNone();
        // A role that was assumed further by a login that is over may be in use for as long.
        person.moreLogins(cutOff.before().minus(CutOff.CHAINED))
                .ifPresent(more -> out.line(
                        "%s. Its role may be none of these: a service control policy with the same statements reaches every role."
                                .formatted(capitalized(more))));
        out.line("A login from %s on is not hit by it.".formatted(cutOff.before()));
        out.line(("It may be taken off from %s on (--now --undo), or, if further roles could be assumed from these, "
                        + "when an hour is over.")
                .formatted(cutOff.before().plus(CutOff.CREDENTIALS)));
    }

    /** @throws CommandException if it was refused for any role */
    void attach(CutOff cutOff, Services services, Through through) {
        String document = cutOff.policy().toString();
        try (RolePolicies policies = services.rolePolicies(caller.accountId(), through.path())) {
            forEachRole("attached", role -> policies.attach(role, policyName, document));
        }
    }

    /** @throws CommandException if it was refused for any role */
    void remove(Services services, Through through) {
        out.line("The policy %s of %s:".formatted(policyName, person.name()));
        showWhetherThereAreNone();
        try (RolePolicies policies = services.rolePolicies(caller.accountId(), through.path())) {
            forEachRole("taken off", role -> policies.remove(role, policyName));
        }
    }

    private void forEachRole(String done, Predicate<RoleArn> change) {
        int refused = 0;
        for (RoleArn role : roles) {
            String became;
            try {
                became = change.test(role) ? done : "not there";
            } catch (CommandException e) {
                became = "refused: " + e.sentence();
                refused++;
            }
            out.line("- %s: %s".formatted(sentence(role), became));
        }
        if (refused > 0) {
            throw new CommandException("%d of %d roles are as they were, the lines above say why: run it again"
                    .formatted(refused, roles.size()));
        }
    }

    private void showWhetherThereAreNone() {
        if (roles.isEmpty()) {
            out.line("- no role is known that they may hold credentials of");
        }
    }

    private static String capitalized(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String sentence(RoleArn role) {
        return "account %s, role %s%s".formatted(role.accountId(), role.path(), role.name());
    }
}
