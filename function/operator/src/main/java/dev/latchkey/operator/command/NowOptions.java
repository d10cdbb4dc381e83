package dev.latchkey.operator.command;

import picocli.CommandLine.Option;

/** Whether, and how, credentials that somebody holds already are ended. */
final class NowOptions {
    @Option(
            names = "--now",
            description = {
                "also print the IAM policy that ends credentials which were given before,",
                "and the roles that it is meant for"
            })
    private boolean now;

    @Option(names = "--apply", description = "with --now: attach the policy to these roles")
    private boolean apply;

    @Option(
            names = "--undo",
            description = "with --now: take the policy off these roles again; revokes nothing, and gives nothing back")
    private boolean undo;

    @Option(
            names = "--through",
            paramLabel = "ROLE",
            description = {
                "with --apply or --undo: a role, by its name or path, that you can assume in each account but",
                "your own, such as OrganizationAccountAccessRole"
            })
    private String through = "";

    /** @throws CommandException if the options do not go together */
    void check() {
        if (!now && (apply || undo)) {
            throw new CommandException("--apply and --undo go with --now");
        }
        if (apply && undo) {
            throw new CommandException("--apply and --undo do not go together");
        }
        if (!through.isEmpty() && !apply && !undo) {
            throw new CommandException("--through goes with --now --apply or --now --undo");
        }
        Through.of(through);
    }

    boolean isNow() {
        return now;
    }

    boolean isApplied() {
        return apply;
    }

    boolean isUndone() {
        return undo;
    }

    Through through() {
        return Through.of(through);
    }
}
