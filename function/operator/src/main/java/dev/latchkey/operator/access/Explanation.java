package dev.latchkey.operator.access;

import dev.latchkey.grant.SessionName;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.Grants;
import dev.latchkey.signin.access.Grants.Grant;
import dev.latchkey.signin.access.GroupsUnknownException;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.access.IdentityProvider;
import dev.latchkey.signin.access.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what an access file gives to a person, and why not the rest: by the very grants that the function offers. */
public final class Explanation {
    private final AccessFile file;
    private final Identity person;
    private final List<String> lines = new ArrayList<>();

    private Explanation(AccessFile file, Identity person) {
        this.file = file;
        this.person = person;
    }

    /** The explanation, line by line. */
    public static List<String> of(AccessFile file, Identity person) {
        Explanation explanation = new Explanation(file, person);
        explanation.explain();
        return List.copyOf(explanation.lines);
    }

    private void explain() {
        IdentityProvider provider = file.identityProvider(person.provider()).orElseThrow();
        lines.add("%s (%s, %s %s)"
                .formatted(
                        person.display(), person.provider(), provider.claims().id(), person.id()));
        lines.add("in AWS: " + SessionName.of(person.name()).value());
        lines.add("groups: " + groups());
        lines.add("");
        try {
            explain(Grants.of(file, person, "aws"));
        } catch (GroupsUnknownException e) {
            lines.add("The sign-in is refused: rules ask for groups of %s, and the claims do not tell them."
                    .formatted(person.provider()));
            lines.add("The access file says that they are in the claim "
                    + provider.claims().groups().orElse("")
                    + ": have the provider send it.");
        }
    }

    private String groups() {
        if (!person.groupsKnown()) {
            return "not known";
        }
        return person.groups().isEmpty() ? "none" : String.join(", ", new TreeSet<>(person.groups()));
    }

    private void explain(Grants grants) {
        Map<String, Grant> byRole = grants.all().stream()
                .collect(Collectors.toMap(grant -> grant.role().toString(), Function.identity()));
        for (Rule rule : file.rules()) {
            if (!rule.matches(person)) {
                lines.add("no   %s: %s".formatted(rule.name(), Reasons.of(rule, person)));
                continue;
            }
            lines.add("yes  %s: %s".formatted(rule.name(), Reasons.of(rule, person)));
            for (String account : rule.accounts()) {
                Grant grant = byRole.get("arn:aws:iam::%s:role%s".formatted(account, rule.role()));
                String role = "%s in %s".formatted(Phrases.role(rule), Phrases.account(file, account));
                lines.add("       "
                        + (grant != null && grant.rule().equals(rule)
                                ? role + ", " + Phrases.time(rule.session())
                                : role + ": by a rule before it"));
            }
            wants(rule).ifPresent(wants -> lines.add("       wants " + wants));
        }
        if (grants.all().isEmpty()) {
            lines.add("No role is given to them.");
        }
    }

    /** What the rule wants beyond being for the person, and what of it the claims have. */
    private Optional<String> wants(Rule rule) {
        List<String> wants = new ArrayList<>();
        rule.reauthenticate()
                .ifPresent(time -> wants.add("a sign-in at the provider at most %s ago".formatted(Phrases.time(time))));
        if (!rule.amr().isEmpty()) {
            wants.add("amr %s (the claims have %s)".formatted(Phrases.list(rule.amr()), Phrases.list(person.amr())));
        }
        if (!rule.acr().isEmpty()) {
            wants.add("acr %s (the claims have %s)"
                    .formatted(String.join(" or ", rule.acr()), person.acr().orElse("none")));
        }
        if (rule.reasonRequired()) {
            wants.add("a reason");
        }
        return wants.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", wants));
    }
}
