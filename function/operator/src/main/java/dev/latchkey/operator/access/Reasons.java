package dev.latchkey.operator.access;

import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.access.Rule;
import dev.latchkey.signin.access.Rule.GroupName;
import dev.latchkey.signin.access.Rule.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says why a rule is for somebody, or is not. */
final class Reasons {
    private Reasons() {}

    /** Whom the rule is for: as far as it is the person, or else all, who are not they. */
    static String of(Rule rule, Identity person) {
        Stream<GroupName> groups = rule.groups().stream();
        Stream<PersonName> people = rule.people().stream();
        if (rule.matches(person)) {
            groups = groups.filter(group -> group.provider().equals(person.provider())
                    && person.groups().contains(group.group()));
            people = people.filter(
                    one -> one.provider().equals(person.provider()) && one.id().equals(person.id()));
        }
        List<String> names = new ArrayList<>();
        groups.forEach(group -> names.add(group.toString()));
        people.forEach(one -> names.add("the person " + one));
        return "it is for " + String.join(", ", names);
    }
}
