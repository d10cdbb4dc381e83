package dev.latchkey.operator.command;

import dev.latchkey.operator.doctor.EndpointChecks;
import dev.latchkey.operator.doctor.Finding;
import dev.latchkey.operator.doctor.ProviderChecks;
import dev.latchkey.operator.doctor.RoleChecks;
import dev.latchkey.operator.doctor.TableChecks;
import dev.latchkey.operator.doctor.Web;
import dev.latchkey.signin.access.AccessFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether a deployment is complete and answers. */
@Command(
        name = "doctor",
        description = {
            "Checks a deployment: is everything there, and does it answer? A line for each check,",
            "with what to do. Changes nothing."
        })
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final Output out;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "where people reach it, without a path: https://login.example.com")
    private String url = "";

    @Option(
            names = "--roles",
            description = {
                "also ask the token function whether each role of the access file trusts it:",
                "it assumes each once, with credentials that may do nothing"
            })
    private boolean roles;

    @Option(
            names = "--function",
            paramLabel = "NAME",
            description = "with --roles: the token function; $LATCHKEY_FUNCTION unless given")
    private String function = "";

    @Mixin
    private TableOptions options = new TableOptions();

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.out = new Output(surroundings.out());
    }

    @Override
    public Integer call() {
        URI base = base();
        String functionName = function();
        String table = options.table(surroundings.environment());
        List<Finding> findings = new ArrayList<>();
        try (Services services = surroundings.services().in(options.region());
                Web web = new Web()) {
            findings.addAll(new EndpointChecks(web, base, surroundings.clock()).findings());
            TableChecks checks = new TableChecks(services.table(table), services.versions(table));
            findings.addAll(attempt(TableChecks.ACCESS_FILE, checks::accessFile));
            findings.addAll(attempt(TableChecks.TABLE, checks::table));
            findings.addAll(attempt(TableChecks.RULES, checks::rules));
            Optional<AccessFile> file = checks.file();
            ProviderChecks providers = new ProviderChecks(web, base);
            file.ifPresent(access -> access.identityProviders()
                    .values()
                    .forEach(provider -> findings.addAll(providers.findings(provider))));
            if (roles) {
                file.ifPresent(access -> findings.addAll(attempt(
                        "roles",
                        () -> new RoleChecks(services.roleTrust(functionName))
                                .findings(access.applied(), Caller.of(services).partition()))));
            }
        }
        findings.forEach(finding ->
                out.line("%-7s  %s: %s".formatted(finding.state().word(), finding.subject(), finding.sentence())));
        boolean isWrong = findings.stream().anyMatch(finding -> finding.state() == Finding.State.WRONG);
        return isWrong ? Latchkey.NOT_DONE : Latchkey.DONE;
    }

    /** A check that a service does not answer says no more than that. */
    private static List<Finding> attempt(String subject, Supplier<List<Finding>> check) {
        try {
            return check.get();
        } catch (CommandException e) {
            return List.of(Finding.unknown(subject, e.sentence()));
        }
    }

    private String function() {
        String name = function.isEmpty() ? surroundings.environment().getOrDefault("LATCHKEY_FUNCTION", "") : function;
        if (roles && name.isEmpty()) {
            throw new CommandException(
                    "--roles takes the token function too: give --function, the stack's output FunctionName");
        }
        return name;
    }

    private URI base() {
        try {
            URI base = URI.create(url.replaceFirst("/$", ""));
            if (("https".equals(base.getScheme()) || "http".equals(base.getScheme()))
                    && base.getHost() != null
                    && base.getPath().isEmpty()
                    && base.getQuery() == null
                    && base.getFragment() == null) {
                return base;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new CommandException("--url takes a scheme and a name alone: https://login.example.com");
    }
}
