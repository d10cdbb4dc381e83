package dev.latchkey.operator.command;

import dev.latchkey.operator.access.AccessSource;
import dev.latchkey.operator.access.AccessVersions;
import dev.latchkey.operator.access.AccessVersions.Entry;
import dev.latchkey.operator.access.AccessVersions.Version;
import dev.latchkey.operator.access.Explanation;
import dev.latchkey.signin.access.AccessFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with the access file. */
@Command(
        name = "access",
        description = "Checks, explains, compares and applies the access file, which says who may be what.",
        synopsisSubcommandLabel = "COMMAND")
final class AccessCommands {
    private final Surroundings surroundings;
    private final Output out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    AccessCommands(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.out = new Output(surroundings.out());
    }

    @Command(description = "Checks a file and its tests. Calls nothing.")
    int check(@Parameters(paramLabel = "FILE", description = "the access file") Path path) {
        AccessSource source = checked(path);
        AccessFile file = source.file();
        out.line("%s is valid. Identity providers: %d, accounts: %d, rules: %d, tests that hold: %d"
                .formatted(
                        source.name(),
                        file.identityProviders().size(),
                        file.accounts().size(),
                        file.rules().size(),
                        file.tests().size()));
        return Latchkey.DONE;
    }

    @Command(
            description =
                    "Says which rules are for a person, by their claims, and why the others are not. Calls nothing.")
    int explain(
            @Parameters(paramLabel = "FILE", description = "the access file") Path path,
            @Option(
                            names = "--provider",
                            paramLabel = "NAME",
                            description =
                                    "the identity provider that tells of the person; may be left out if there is one")
                    Optional<String> provider,
            @Option(
                            names = "--claims",
                            paramLabel = "CLAIMS",
                            required = true,
                            description = "a file with the claims of their ID token, as JSON")
                    Path claims) {
        AccessSource source = AccessSource.read(path);
        out.lines(Explanation.of(source.file(), ClaimsFile.identity(source.file(), provider, claims)));
        return Latchkey.DONE;
    }

    @Command(description = "Says who gains and loses what if a file is applied. Changes nothing.")
    int diff(@Parameters(paramLabel = "FILE", description = "the access file") Path path, @Mixin TableOptions options) {
        AccessSource source = checked(path);
        try (Services services = surroundings.services().in(options.region())) {
            AccessVersions versions = services.versions(options.table(surroundings.environment()));
            new Application(surroundings, versions).show(source.compiled(), source.name(), versions.current());
        }
        return Latchkey.DONE;
    }

    @Command(description = "Applies a file: shows who gains and loses what, asks, and does it.")
    int apply(
            @Parameters(paramLabel = "FILE", description = "the access file") Path path,
            @Option(
                            names = {"-y", "--yes"},
                            description = "do not ask")
                    boolean yes,
            @Mixin TableOptions options) {
        AccessSource source = checked(path);
        try (Services services = surroundings.services().in(options.region())) {
            AccessVersions versions = services.versions(options.table(surroundings.environment()));
            return new Application(surroundings, versions)
                    .apply(source.compiled(), source.name(), services.caller(), yes);
        }
    }

    @Command(description = "Lists the versions that were applied, the newest first.")
    int history(
            @Option(
                            names = "--last",
                            paramLabel = "COUNT",
                            defaultValue = "20",
                            description = "how many versions to look for, 1 to 100; 20 unless given")
                    int last,
            @Mixin TableOptions options) {
        if (last < 1 || last > 100) {
            throw new ParameterException(spec.commandLine(), "--last takes a number from 1 to 100");
        }
        try (Services services = surroundings.services().in(options.region())) {
            AccessVersions versions = services.versions(options.table(surroundings.environment()));
            Optional<Long> current = versions.current().map(Version::number);
            if (current.isEmpty()) {
                out.line("Nothing is applied: nobody can sign in.");
            }
            for (Entry entry : versions.history(current.orElseGet(versions::newest), last)) {
                out.line("%s %d  %s  %s"
                        .formatted(
                                current.filter(number -> number == entry.number())
                                                .isPresent()
                                        ? "*"
                                        : " ",
                                entry.number(),
                                entry.appliedAt(),
                                entry.appliedBy()));
            }
        }
        return Latchkey.DONE;
    }

    @Command(description = "Applies an older version once more, as a new one: shows, asks, and does it.")
    int rollback(
            @Parameters(paramLabel = "VERSION", description = "its number, from the history") long number,
            @Option(
                            names = {"-y", "--yes"},
                            description = "do not ask")
                    boolean yes,
            @Mixin TableOptions options) {
        try (Services services = surroundings.services().in(options.region())) {
            AccessVersions versions = services.versions(options.table(surroundings.environment()));
            Version version = versions.find(number)
                    .orElseThrow(() -> new CommandException(
                            "there is no copy of version %d: infra/latchkey access history lists those that there are"
                                    .formatted(number)));
            return new Application(surroundings, versions)
                    .apply(version.access(), "version " + number, services.caller(), yes);
        }
    }

    private static AccessSource checked(Path path) {
        AccessSource source = AccessSource.read(path);
        source.requireTests();
        source.compiled();
        return source;
    }
}
