package dev.latchkey.operator.command;

import dev.latchkey.operator.doctor.EndpointChecks;
import dev.latchkey.operator.doctor.Finding;
import dev.latchkey.operator.doctor.ProviderChecks;
import dev.latchkey.operator.doctor.TableChecks;
import dev.latchkey.operator.doctor.Web;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

    @Mixin
    private TableOptions options = new TableOptions();

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.out = new Output(surroundings.out());
    }

    @Override
    public Integer call() {
        URI base = base();
        String table = options.table(surroundings.environment());
        List<Finding> findings = new ArrayList<>();
        try (Services services = surroundings.services().in(options.region());
                Web web = new Web()) {
            findings.addAll(new EndpointChecks(web, base, surroundings.clock()).findings());
            TableChecks.Result result = new TableChecks(services.table(table), services.versions(table)).result();
            findings.addAll(result.findings());
            ProviderChecks providers = new ProviderChecks(web, base);
            result.file()
                    .ifPresent(file -> file.identityProviders()
                            .values()
                            .forEach(provider -> findings.addAll(providers.findings(provider))));
        }
        findings.forEach(finding ->
                out.line("%-7s  %s: %s".formatted(finding.state().word(), finding.subject(), finding.sentence())));
        boolean isWrong = findings.stream().anyMatch(finding -> finding.state() == Finding.State.WRONG);
        return isWrong ? Latchkey.NOT_DONE : Latchkey.DONE;
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
