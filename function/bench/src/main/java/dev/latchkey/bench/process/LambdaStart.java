package dev.latchkey.bench.process;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import dev.latchkey.local.lambda.LambdaProcess;
import dev.latchkey.local.lambda.RuntimeApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A function as Lambda starts it, with AWS's runtime interface client.
 *
 * @param flags the JVM's
 * @param jars after the runtime's own on the class path
 * @param taskRoot the working folder, from which the runtime loads classes too
 */
public record LambdaStart(List<String> flags, List<String> jars, String handler, Path taskRoot) {
    private static final String SNAP_START = "snap-start";

    /** The same with more flags. */
    public LambdaStart with(String... more) {
        return new LambdaStart(Stream.concat(flags.stream(), Stream.of(more)).toList(), jars, handler, taskRoot);
    }

    /** Starts it; what it logs is kept in a file. */
    public Process start(Lab lab, RuntimeApi api) throws IOException {
        return start(lab, api, Map.of());
    }

    /** Starts it as for a snapshot. */
    public Process startForSnapshot(Lab lab, RuntimeApi api) throws IOException {
        return start(lab, api, Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", SNAP_START));
    }

    private Process start(Lab lab, RuntimeApi api, Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(lab.environment());
        environment.putAll(LambdaProcess.variables(api, handler));
        environment.putAll(more);
        return new Java(
                        flags,
                        ClassPath.join(LambdaProcess.runtimeClassPath(), jars),
                        List.of(AWSLambda.class.getName(), handler))
                .with(lab.trust())
                .builder(environment)
                .directory(taskRoot.toFile())
                .redirectOutput(lab.log())
                .redirectError(lab.log())
                .start();
    }
}
