package dev.latchkey.operator.command;

import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.grant.SessionName;
import dev.latchkey.operator.session.CutOff;
import dev.latchkey.operator.session.People;
import dev.latchkey.operator.session.People.Mark;
import dev.latchkey.operator.session.People.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends somebody's access. */
@Command(
        name = "revoke",
        description = {
            "Ends somebody's access: their next refresh is refused.",
            "Credentials that were given before live for up to 15 minutes more."
        },
        synopsisSubcommandLabel = "COMMAND")
final class RevokeCommands {
    private static final Pattern REASON = Pattern.compile("[A-Za-z0-9 .,:_-]{1,100}");

    private final Surroundings surroundings;
    private final Output out;

    RevokeCommands(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.out = new Output(surroundings.out());
    }

    @Command(description = "Ends everything of a person, in every role and account.")
    int person(
            @Parameters(paramLabel = "PERSON", description = "their name, as their provider or AWS has it, or their id")
                    String person,
            @Option(names = "--unknown", description = "an id counts though no login of it is kept") boolean unknown,
            @Mixin NowOptions now,
            @Mixin TableOptions options) {
        now.check();
        try (Services services = surroundings.services().in(options.region())) {
            People people = services.people(options.table(surroundings.environment()));
            Caller caller = Caller.of(services);
            if (unknown && PersonId.isOne(person) && !now.isNow()) {
                people.revoke(PersonId.parse(person), caller.arn());
                out.line("Whatever %s has begun until now is refused from now on.".formatted(person));
                pulledBy(caller);
                return Latchkey.DONE;
            }
            Person found = Found.person(people, person);
            if (now.isUndone()) {
                new LiveCredentials(out, found, people.rules(), caller).remove(services, now.through());
                return Latchkey.DONE;
            }
            Mark mark = people.revoke(found.id(), caller.arn());
            showRevoked(found, mark, caller);
            if (now.isNow()) {
                Set<SessionName> names =
                        people.names(found, person, mark.since().minus(CutOff.CHAINED));
                CutOff cutOff = CutOff.since(mark.since(), found.id(), names);
                LiveCredentials credentials = new LiveCredentials(out, found, people.rules(), caller);
                credentials.show(cutOff);
                if (now.isApplied()) {
                    credentials.attach(cutOff, services, now.through());
                }
            }
        }
        return Latchkey.DONE;
    }

    private void showRevoked(Person found, Mark mark, Caller caller) {
        out.line("%s (%s) is signed out everywhere: what they have begun until now is refused from now on."
                .formatted(found.name(), found.id().value()));
        pulledBy(caller);
        if (!mark.isNew()) {
            out.line("They had been just now, or for longer.");
        }
        List<Login> running = found.logins().stream()
                .filter(login -> !login.isOver(mark.since()))
                .toList();
        List<Login> ended =
                running.stream().filter(login -> !found.isSignedOutSince(login)).toList();
        ended.forEach(login -> out.line("- " + Found.sentence(login)));
        if (ended.isEmpty()) {
            out.line("That ended no session: "
                    + running.stream()
                            .flatMap(login -> found.marks().ending(login.at(), login.rule()).stream())
                            .findFirst()
                            .map(before -> "the last one had been ended already, " + LoginState.sentence(before))
                            .orElse("none of those that are kept was running")
                    + ".");
        }
    }

    private void pulledBy(Caller caller) {
        out.line("Revoked by %s.".formatted(caller.arn()));
    }

    @Command(description = "Ends one login session.")
    int session(
            @Parameters(paramLabel = "SESSION", description = "its id, which events and infra/latchkey who name")
                    String session,
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            defaultValue = "operator",
                            description = "why, for whoever finds it in the table; operator unless given")
                    String reason,
            @Option(names = "--unknown", description = "an id counts though no such session is kept") boolean unknown,
            @Mixin TableOptions options) {
        if (!SessionId.isOne(session)) {
            throw new CommandException("a session's id has 22 characters; events name it session");
        }
        if (!REASON.matcher(reason).matches()) {
            throw new CommandException("the reason may have 100 letters, digits, spaces and .,:_-");
        }
        try (Services services = surroundings.services().in(options.region())) {
            People people = services.people(options.table(surroundings.environment()));
            SessionId id = new SessionId(session);
            Optional<Person> person = people.personOf(id).flatMap(people::find);
            if (person.isEmpty() && !unknown) {
                throw new CommandException(
                        "there is no session %s, or it is over: nothing was revoked. ".formatted(session)
                                + "infra/latchkey who tells a person's sessions; --unknown revokes an id that is not kept");
            }
            Caller caller = Caller.of(services);
            boolean isNew = people.revoke(id, caller.arn(), reason).isNew();
            out.line("Session %s%s %s."
                    .formatted(
                            session,
                            person.map(known -> " of " + known.name()).orElse(""),
                            isNew ? "is refused from now on" : "was revoked before"));
            pulledBy(caller);
        }
        return Latchkey.DONE;
    }

    @Command(description = "Ends all sessions by a rule of the access file, within a minute more.")
    int rule(
            @Parameters(paramLabel = "RULE", description = "the rule's name") String rule,
            @Mixin TableOptions options) {
        try (Services services = surroundings.services().in(options.region())) {
            People people = services.people(options.table(surroundings.environment()));
            Set<String> rules = people.rules().byName().keySet();
            if (!rules.contains(rule)) {
                throw new CommandException("no rule %s is applied: nothing was revoked. The rules are %s"
                        .formatted(rule, String.join(", ", new TreeSet<>(rules))));
            }
            Caller caller = Caller.of(services);
            boolean isNew = people.revokeRule(rule).isNew();
            out.line("Sessions by the rule %s that were begun until now are refused from now on, or within a minute."
                    .formatted(rule));
            pulledBy(caller);
            if (!isNew) {
                out.line("They had been just now, or for longer.");
            }
        }
        return Latchkey.DONE;
    }
}
