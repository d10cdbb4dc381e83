package dev.latchkey.operator.command;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.Login;
import dev.latchkey.grant.SessionId;
import dev.latchkey.operator.session.People;
import dev.latchkey.operator.session.People.LookUp;
import dev.latchkey.operator.session.People.Person;
import dev.latchkey.operator.session.People.Session;
import dev.latchkey.operator.session.RefusalLog;
import dev.latchkey.operator.session.RefusalLog.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what is known of a person. */
@Command(
        name = "who",
        description = {
            "Says what is known of a person: their id, their last logins, what ended them,",
            "and what they were refused."
        })
final class WhoCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Output out;

    @Parameters(paramLabel = "PERSON", description = "their name, as their provider or AWS has it, or their id")
    private String person = "";

    @Mixin
    private TableOptions options = new TableOptions();

    @Mixin
    private LogOptions logs = new LogOptions();

    WhoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.out = new Output(surroundings.out());
    }

    @Override
    public Integer call() {
        List<String> logGroups = logs.logGroups(surroundings.environment());
        try (Services services = surroundings.services().in(options.region())) {
            People people = services.people(options.table(surroundings.environment()));
            AppliedRules rules = people.rules();
            for (Person found : Found.people(people, person)) {
                showMarks(found);
                people.lookUp(found.id()).ifPresent(this::showLookUp);
                showLogins(found, people, rules);
                if (!logGroups.isEmpty()) {
                    showRefusals(found, services.refusals(logGroups));
                }
            }
        }
        if (logGroups.isEmpty()) {
            out.line(
                    "For what they were refused, give --log-group or set %s: the stack's outputs LogGroupName and SignInLogGroupName."
                            .formatted(LogOptions.VARIABLE));
        }
        return Latchkey.DONE;
    }

    private void showMarks(Person found) {
        out.line("%s (%s)".formatted(found.name(), found.id().value()));
        found.marks()
                .all()
                .ifPresent(mark -> out.line("  signed out of everything begun before " + LoginState.sentence(mark)));
        new TreeMap<>(found.marks().byRule())
                .forEach((rule, mark) -> out.line(
                        "  signed out of what rule %s gave before %s".formatted(rule, LoginState.sentence(mark))));
    }

    private void showLookUp(LookUp lookUp) {
        out.line("  %s vouched for them last at %s; groups: %s"
                .formatted(
                        lookUp.provider(),
                        lookUp.vouchedAt(),
                        lookUp.groups().isEmpty() ? "none" : String.join(", ", lookUp.groups())));
        lookUp.failingSince()
                .ifPresent(since ->
                        out.line("  looking them up at %s has failed since %s".formatted(lookUp.provider(), since)));
    }

    private void showLogins(Person found, People people, AppliedRules rules) {
        Map<SessionId, Session> sessions =
                people.sessions(found.logins().stream().map(Login::session).toList());
        for (Login login : found.logins()) {
            LoginState state = LoginState.of(
                    login,
                    Objects.requireNonNull(sessions.get(login.session())),
                    found,
                    rules,
                    surroundings.clock().instant());
            out.line("  %s  %-5s  %s".formatted(login.at(), state.word(), Found.sentence(login)));
            state.cause().ifPresent(cause -> out.line("    %s: %s".formatted(state.word(), cause)));
        }
        found.moreLogins(surroundings.clock().instant()).ifPresent(more -> out.line("  " + more));
    }

    private void showRefusals(Person found, RefusalLog log) {
        Instant since = surroundings.clock().instant().minus(logs.since()).truncatedTo(ChronoUnit.SECONDS);
        List<Refusal> refusals = log.of(found.id(), since);
        out.line(
                refusals.isEmpty()
                        ? "  refused since %s: nothing".formatted(since)
                        : "  refused since %s, the last %d at most:".formatted(since, RefusalLog.MOST));
        refusals.forEach(refusal -> out.line("  %s  %s  %s%s%s%s"
                .formatted(
                        refusal.at(),
                        refusal.what(),
                        refusal.outcome(),
                        refusal.reason().map(reason -> ": " + reason).orElse(""),
                        refusal.lever().map(lever -> ", by " + lever).orElse(""),
                        refusal.sourceIp().map(address -> ", from " + address).orElse(""))));
    }
}
