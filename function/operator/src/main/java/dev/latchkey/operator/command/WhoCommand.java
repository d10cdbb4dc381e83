package dev.latchkey.operator.command;

import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonMarks.Mark;
import dev.latchkey.grant.SessionId;
import dev.latchkey.operator.session.People;
import dev.latchkey.operator.session.People.Person;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what is known of a person. */
@Command(
        name = "who",
        description = "Says what is known of a person: their ids, their last logins, and what ended them.")
final class WhoCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Output out;

    @Parameters(paramLabel = "PERSON", description = "their name, as their provider or AWS has it, or their id")
    private String person = "";

    @Mixin
    private TableOptions options = new TableOptions();

    WhoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.out = new Output(surroundings.out());
    }

    @Override
    public Integer call() {
        try (Services services = surroundings.services().in(options.region())) {
            People people = services.people(options.table(surroundings.environment()));
            for (Person found : Found.people(people, person)) {
                show(people, found);
            }
        }
        return Latchkey.DONE;
    }

    private void show(People people, Person found) {
        out.line("%s (%s)".formatted(found.name(), found.id().value()));
        found.marks().all().ifPresent(mark -> out.line("  signed out of everything begun before " + sentence(mark)));
        new TreeMap<>(found.marks().byRule())
                .forEach((rule, mark) ->
                        out.line("  signed out of what rule %s gave before %s".formatted(rule, sentence(mark))));
        List<SessionId> sessions = found.logins().stream().map(Login::session).toList();
        Set<SessionId> revoked = people.revoked(sessions);
        for (Login login : found.logins()) {
            out.line("  %s  %s  %s".formatted(login.at(), state(found, login, revoked), Found.sentence(login)));
        }
    }

    private static String sentence(Mark mark) {
        return mark.notBefore()
                + mark.lever().map(lever -> ", by " + lever.text()).orElse("")
                + mark.by().map(by -> " (" + by + ")").orElse("");
    }

    private String state(Person found, Login login, Set<SessionId> revoked) {
        if (revoked.contains(login.session()) || found.isSignedOutSince(login)) {
            return "revoked";
        }
        return surroundings.clock().instant().isBefore(login.endsAt()) ? "live   " : "over   ";
    }
}
