package dev.latchkey.operator.command;

import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonId;
import dev.latchkey.operator.session.People;
import dev.latchkey.operator.session.People.Person;
import java.util.List;
import java.util.stream.Collectors;

/** Finds whoever is meant, and says what is known of their logins. */
final class Found {
    private Found() {}

    /**
     * The one person who is meant.
     *
     * @param named by a name or an id
     * @throws CommandException if it is nobody, or not one person alone
     */
    static Person person(People people, String named) {
        List<Person> found = people(people, named);
        if (found.size() > 1) {
            throw new CommandException("%s is the name of %d people, give the id of one: %s"
                    .formatted(
                            named,
                            found.size(),
                            found.stream().map(person -> person.id().value()).collect(Collectors.joining(", "))));
        }
        return found.getFirst();
    }

    /**
     * All who may be meant, the last to sign in first.
     *
     * @throws CommandException if it is nobody
     */
    static List<Person> people(People people, String named) {
        List<PersonId> ids = PersonId.isOne(named) ? List.of(PersonId.parse(named)) : people.named(named);
        List<Person> found =
                ids.stream().flatMap(id -> people.find(id).stream()).toList();
        if (found.isEmpty()) {
            throw new CommandException(
                    "nobody has signed in as %s within the last 90 days: check the spelling, or take the id from the log"
                            .formatted(named));
        }
        return found;
    }

    /** A login in words. */
    static String sentence(Login login) {
        return "%s: %s by rule %s, from %s, with %s, until %s"
                .formatted(
                        login.session().value(),
                        login.role(),
                        login.rule(),
                        login.sourceIp().orElse("an unknown address"),
                        login.clientId().replaceFirst(".*/", ""),
                        login.endsAt());
    }
}
