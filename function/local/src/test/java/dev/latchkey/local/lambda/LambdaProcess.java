package dev.latchkey.local.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A process with AWS's Java runtime interface client and the function, started as Lambda's {@code java25} does. */
public final class LambdaProcess implements AutoCloseable {
    /** The flags of the managed runtime, which sets them according to its memory. */
    public static final List<String> RUNTIME_FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.net.preferIPv4Stack=true",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");

    /** What the runtime brings along, so that a function need not. */
    private static final Pattern RUNTIME_JARS = Pattern.compile(
            "(aws-lambda-java-(core|serialization|runtime-interface-client)|utils-lite|annotations)-.*\\.jar");

    private final Process process;

    private LambdaProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts the function.
     *
     * @param taskRoot where it was unpacked
     * @param flags for the JVM
     * @param environment in addition to what Lambda sets
     */
    public static LambdaProcess start(
            RuntimeApi api, BuiltFunction function, Path taskRoot, List<String> flags, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", runtimeClassPath(), AWSLambda.class.getName(), function.handler()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(taskRoot.toFile()).redirectErrorStream(true);
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("LATCHKEY_"));
        variables.putAll(variables(api, function));
        variables.putAll(environment);
        return new LambdaProcess(builder.start());
    }

    /** What Lambda sets. */
    public static Map<String, String> variables(RuntimeApi api, BuiltFunction function) {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "_HANDLER", function.handler(),
                "AWS_LAMBDA_FUNCTION_NAME", function.logicalId(),
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()),
                "AWS_LAMBDA_LOG_GROUP_NAME", function.logicalId(),
                "AWS_LAMBDA_LOG_STREAM_NAME", "one",
                "AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    }

    /** The next event that it writes, skipping whatever else it prints. */
    public String nextEvent() throws IOException {
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("{")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("it ended without an event");
        }
        return line;
    }

    public Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** The runtime's own jars, out of this process's class path. */
    public static String runtimeClassPath() {
        Set<String> jars = new LinkedHashSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (RUNTIME_JARS.matcher(new File(entry).getName()).matches()) {
                jars.add(entry);
            }
        }
        return String.join(File.pathSeparator, jars);
    }
}
