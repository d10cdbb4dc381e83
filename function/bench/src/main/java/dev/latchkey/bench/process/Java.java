package dev.latchkey.bench.process;

import dev.latchkey.local.lambda.LambdaProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Java command of the JDK that runs this.
 *
 * @param options flags and properties
 * @param mainAndArguments the main class, and what it is given
 */
public record Java(List<String> options, String classPath, List<String> mainAndArguments) {
    /** The machine has the function's memory, and the java25 runtime gives the heap about 85 % of it. */
    private static final List<String> MEMORY =
            List.of("-XX:MaxRAM=" + LambdaProcess.MEMORY_MB + "m", "-Xmx" + LambdaProcess.MEMORY_MB * 85 / 100 + "m");

    /** One compiler of two, as template.yaml sets it, and the java25 runtime where SnapStart is off. */
    private static final String C1 = "-XX:TieredStopAtLevel=1";

    /** Chosen for one compiler: it would have the second one begin as early. */
    private static final String THRESHOLDS = "-XX:CompileThresholdScaling=";

    /** The java25 runtime's flags where SnapStart is off. */
    public static final List<String> RUNTIME =
            Stream.concat(MEMORY.stream(), LambdaProcess.RUNTIME_FLAGS.stream()).toList();

    /** The same where SnapStart is on: with both compilers. */
    public static final List<String> RUNTIME_TIERED = tiered(RUNTIME);

    /** The function's flags: the java25 runtime's, and the template's. */
    public static final List<String> LAMBDA = Stream.concat(
                    RUNTIME.stream(), Stream.of(LambdaProcess.TEMPLATE_OPTIONS.split(" ", -1)))
            .distinct()
            .toList();

    /** The same with both compilers. */
    public static final List<String> TIERED = tiered(LAMBDA);

    /** A command that runs {@code main}. */
    public static Java of(List<String> options, String classPath, Class<?> main, Object... arguments) {
        List<String> all = new ArrayList<>(List.of(main.getName()));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return new Java(options, classPath, all);
    }

    private static List<String> tiered(List<String> flags) {
        return flags.stream()
                .filter(flag -> !flag.equals(C1) && !flag.startsWith(THRESHOLDS))
                .toList();
    }

    /** The same with more options. */
    public Java with(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new Java(all, classPath, mainAndArguments);
    }

    /** Not started; what it says on standard error is for whoever watches. */
    public ProcessBuilder builder(Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-cp");
        command.add(classPath);
        command.addAll(mainAndArguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("LATCHKEY_"));
        builder.environment().putAll(environment);
        return builder;
    }
}
