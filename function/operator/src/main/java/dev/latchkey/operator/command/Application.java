package dev.latchkey.operator.command;

import dev.latchkey.operator.access.AccessVersions;
import dev.latchkey.operator.access.AccessVersions.Version;
import dev.latchkey.operator.access.CompiledAccess;
import dev.latchkey.operator.access.Difference;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.InvalidAccessFileException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Applies an access file: shows what it changes, asks, and writes it. */
final class Application {
    private final Surroundings surroundings;
    private final AccessVersions versions;
    private final Output out;

    Application(Surroundings surroundings, AccessVersions versions) {
        this.surroundings = surroundings;
        this.versions = versions;
        this.out = new Output(surroundings.out());
    }

    /** Says what is applied, and what the file changes; whether it is another. */
    boolean show(CompiledAccess access, String name, Optional<Version> current) {
        AccessFile file = file(access, name);
        if (current.isPresent() && current.get().access().equals(access)) {
            out.line("%s is what is applied: version %d."
                    .formatted(name, current.get().number()));
            return false;
        }
        Optional<AccessFile> applied = current.flatMap(this::shown);
        if (current.isEmpty()) {
            out.line("Nothing is applied: nobody can sign in.");
        }
        List<String> changes = Difference.between(applied.orElseGet(() -> nothing(file)), file);
        out.line(
                changes.isEmpty()
                        ? "%s changes nothing but the order in which things are shown.".formatted(name)
                        : "%s changes (+ gains, - loses, ~ has otherwise):".formatted(name));
        out.lines(changes);
        return true;
    }

    int apply(CompiledAccess access, String name, String caller, boolean isAgreed) {
        Optional<Version> current = versions.current();
        if (!show(access, name, current)) {
            if (areSessionsHeldTo(current)) {
                return Latchkey.DONE;
            }
            out.line("Running sessions are not held to its rules, so it is applied again.");
        }
        long number = current.map(Version::number).orElseGet(versions::newest) + 1;
        if (!isAgreed && !agrees("Apply %s as version %d? [y/N] ".formatted(name, number))) {
            throw new CommandException("nothing was applied");
        }
        Instant now = surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        switch (versions.apply(new Version(number, access, caller, now), current)) {
            case APPLIED -> out.line("Version %d is applied, from the next sign-in on.".formatted(number));
            case OVERTAKEN ->
                throw new CommandException("%s in between: nothing of yours was applied. Run this again"
                                .formatted(versions.current()
                                        .map(Application::overtaking)
                                        .orElse("what was applied was removed"))
                        + " to see what it changes now");
            case VERSION_TAKEN ->
                throw new CommandException(
                        "there is a copy of version %d already, though nobody applied it with this command: nothing was"
                                        .formatted(number)
                                + " applied. See who writes to the table by hand; then delete the item access#"
                                + number);
        }
        return Latchkey.DONE;
    }

    private boolean areSessionsHeldTo(Optional<Version> current) {
        try {
            return versions.rules().equals(current.map(Version::number));
        } catch (CommandException e) {
            out.line(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private boolean agrees(String question) {
        if (!surroundings.terminal().isThere()) {
            throw new CommandException("nobody is there to be asked: give --yes if this is what you want");
        }
        String answer = surroundings.terminal().ask(question).strip().toLowerCase(Locale.ROOT);
        return List.of("y", "yes").contains(answer);
    }

    private Optional<AccessFile> shown(Version current) {
        out.line("Applied is version %d, by %s at %s."
                .formatted(current.number(), current.appliedBy(), current.appliedAt()));
        try {
            return Optional.of(current.access().file());
        } catch (InvalidAccessFileException e) {
            out.line("It cannot be read, so that nobody can sign in: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static AccessFile file(CompiledAccess access, String name) {
        try {
            access.rules();
            return access.file();
        } catch (IllegalArgumentException e) {
            throw new CommandException("%s cannot be applied: %s".formatted(name, String.valueOf(e.getMessage())));
        } catch (InvalidAccessFileException e) {
            throw new CommandException("%s is no access file to this Latchkey: %s".formatted(name, e.getMessage()));
        }
    }

    private static String overtaking(Version current) {
        return "%s applied version %d".formatted(current.appliedBy(), current.number());
    }

    /** A file of the same organization that gives nobody anything. */
    private static AccessFile nothing(AccessFile file) {
        return new AccessFile(file.organization(), Map.of(), Map.of(), List.of(), file.tests());
    }
}
