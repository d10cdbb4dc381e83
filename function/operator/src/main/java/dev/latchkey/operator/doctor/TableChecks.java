package dev.latchkey.operator.doctor;

import dev.latchkey.operator.access.AccessVersions;
import dev.latchkey.operator.access.AccessVersions.Version;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.InvalidAccessFileException;
import java.util.List;
import java.util.Optional;

/** Whether the table is as the template makes it, and has an access file. */
public final class TableChecks {
    public static final String TABLE = "table";
    public static final String ACCESS_FILE = "access file";
    public static final String RULES = "rules of running sessions";

    private final Table table;
    private final AccessVersions versions;
    private Optional<Version> applied = Optional.empty();
    private Optional<AccessFile> file = Optional.empty();

    /** The table. */
    public interface Table {
        /**
         * How it is.
         *
         * @param isSwept whether DynamoDB removes what has expired, by the attribute {@code expiresAt}
         * @param isStreamed whether its changes can be followed
         */
        record Settings(boolean isSwept, boolean isStreamed) {}

        /** Empty if there is no such table. */
        Optional<Settings> settings();
    }

    public TableChecks(Table table, AccessVersions versions) {
        this.table = table;
        this.versions = versions;
    }

    /** Is an access file applied? To be asked before the others, which compare with it. */
    public List<Finding> accessFile() {
        try {
            applied = versions.current();
            file = applied.map(version -> version.access().file());
            return List.of(accessFile(applied));
        } catch (InvalidAccessFileException e) {
            return List.of(Finding.wrong(
                    ACCESS_FILE, "what is applied is none, so that nobody can sign in: apply a good one over it"));
        }
    }

    /** The access file, if there is one that could be read. */
    public Optional<AccessFile> file() {
        return file;
    }

    /** Is the table there, and set as it should be? */
    public List<Finding> table() {
        return List.of(table(file.stream()
                .flatMap(access -> access.identityProviders().values().stream())
                .anyMatch(provider -> provider.recheck().isPresent())));
    }

    /** Are running sessions held to what is applied? */
    public List<Finding> rules() {
        return applied.map(version -> rules(version.number())).stream().toList();
    }

    private Finding table(boolean needsStream) {
        Optional<Table.Settings> found = table.settings();
        if (found.isEmpty()) {
            return Finding.wrong(
                    TABLE, "it is not in this account and Region: --table is the stack's output TableName");
        }
        Table.Settings settings = found.get();
        if (!settings.isSwept()) {
            return Finding.wrong(TABLE, "time to live by expiresAt is off, so that it grows for ever: deploy again");
        }
        if (needsStream && !settings.isStreamed()) {
            return Finding.wrong(TABLE, "its stream is off, so that nobody is looked up again (recheck): deploy again");
        }
        return Finding.ok(TABLE, "is there, and removes what has expired");
    }

    private static Finding accessFile(Optional<Version> applied) {
        return applied.map(version -> Finding.ok(
                        ACCESS_FILE,
                        "version %d is applied, since %s by %s"
                                .formatted(version.number(), version.appliedAt(), version.appliedBy())))
                .orElseGet(() -> Finding.wrong(
                        ACCESS_FILE, "none is applied, so that nobody can sign in: infra/latchkey access apply"));
    }

    private Finding rules(long applied) {
        Optional<Long> rules = versions.rules();
        return rules.equals(Optional.of(applied))
                ? Finding.ok(RULES, "are those of version %d".formatted(applied))
                : Finding.wrong(
                        RULES,
                        "are %s, and version %d is applied: apply it again (infra/latchkey access rollback %d)"
                                .formatted(
                                        rules.map(version -> "those of version " + version)
                                                .orElse("not there"),
                                        applied,
                                        applied));
    }
}
