package dev.latchkey.operator.command;

import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.operator.access.InvalidSourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The whole command. */
@Command(
        name = "infra/latchkey",
        description =
                "Says who may be what in AWS, ends their access, keeps identity providers' secrets, and checks it all.",
        synopsisSubcommandLabel = "COMMAND")
public final class Latchkey {
    /** It was done. */
    static final int DONE = 0;

    /** It was not done, and standard error says why. */
    static final int NOT_DONE = 1;

    /** The command line is none that is known. */
    static final int MISUSED = 2;

    private Latchkey() {}

    /** Runs the command with these arguments, and returns its exit code: 0 done, 1 not done, 2 misused. */
    public static int run(Surroundings surroundings, String... arguments) {
        Output err = new Output(surroundings.err());
        CommandLine commands = new CommandLine(
                        CommandSpec.forAnnotatedObject(new Latchkey()).addOption(help()))
                .addSubcommand(new AccessCommands(surroundings))
                .addSubcommand(new RevokeCommands(surroundings))
                .addSubcommand(new WhoCommand(surroundings))
                .addSubcommand(new SecretCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler((e, given) -> misused(e, err))
                .setExecutionExceptionHandler((e, command, parsed) -> notDone(e, err))
                .setExecutionStrategy(Latchkey::execute);
        return commands.execute(idsLast(namesWithValues(commands), arguments));
    }

    /**
     * Ids may begin with a hyphen, and would be options anywhere but behind the end of the options. Where that is marked
     * already, everything stays where it is, and so does an option's value.
     */
    private static String[] idsLast(Set<String> namesWithValues, String... arguments) {
        List<String> others = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        String previous = "";
        for (String argument : arguments) {
            if (argument.equals("--")) {
                return arguments;
            }
            (isIdWithHyphen(argument) && !namesWithValues.contains(previous) ? ids : others).add(argument);
            previous = argument;
        }
        others.add("--");
        others.addAll(ids);
        return others.toArray(String[]::new);
    }

    /** The names of all options that take a value, of any command. */
    private static Set<String> namesWithValues(CommandLine command) {
        Stream<String> own = command.getCommandSpec().options().stream()
                .filter(option -> option.arity().min() > 0)
                .flatMap(option -> Stream.of(option.names()));
        Stream<String> others =
                command.getSubcommands().values().stream().flatMap(subcommand -> namesWithValues(subcommand).stream());
        return Stream.concat(own, others).collect(Collectors.toSet());
    }

    private static boolean isIdWithHyphen(String argument) {
        return argument.startsWith("-") && (SessionId.isOne(argument) || PersonId.isOne(argument));
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .scopeType(ScopeType.INHERIT)
                .description("show this help")
                .build();
    }

    private static int execute(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandLine command = last.commandSpec().commandLine();
        if (!command.getSubcommands().isEmpty() && !last.isUsageHelpRequested()) {
            throw new ParameterException(
                    command,
                    "missing command: one of "
                            + String.join(", ", command.getSubcommands().keySet()));
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int misused(ParameterException e, Output err) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        err.line("latchkey: " + e.getMessage());
        err.line("%s --help says how it is used".formatted(name));
        return MISUSED;
    }

    private static int notDone(Exception e, Output err) {
        switch (e) {
            case CommandException failure -> err.line("latchkey: " + failure.sentence());
            case InvalidSourceException invalid -> err.lines(invalid.lines());
            default -> {
                StackTraceElement[] trace = e.getStackTrace();
                err.line("latchkey: this is a fault of Latchkey's own, please report it: %s%s"
                        .formatted(e, trace.length == 0 ? "" : " at " + trace[0]));
            }
        }
        return NOT_DONE;
    }
}
