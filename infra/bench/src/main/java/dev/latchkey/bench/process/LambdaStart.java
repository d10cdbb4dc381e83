package dev.latchkey.bench.process;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import dev.latchkey.local.lambda.RuntimeApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    /** The function's own. */
    public static final String HANDLER = "dev.latchkey.TokenFunction::handleRequest";

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
        environment.putAll(Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "_HANDLER", handler,
                "AWS_LAMBDA_FUNCTION_NAME", "TokenFunction",
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(Java.MEMORY_MB),
                "AWS_LAMBDA_LOG_GROUP_NAME", "TokenFunction",
                "AWS_LAMBDA_LOG_STREAM_NAME", "one",
                "AWS_EXECUTION_ENV", "AWS_Lambda_java25"));
        environment.putAll(more);
        List<String> classPath = new ArrayList<>(ClassPath.entries(
                "aws-lambda-java-runtime-interface-client",
                "aws-lambda-java-core",
                "aws-lambda-java-serialization",
                "utils-lite-",
                "annotations-2"));
        String first = classPath.removeFirst();
        classPath.addAll(jars);
        return new Java(flags, ClassPath.join(first, classPath), List.of(AWSLambda.class.getName(), handler))
                .with(lab.trust())
                .builder(environment)
                .directory(taskRoot.toFile())
                .redirectOutput(lab.log())
                .redirectError(lab.log())
                .start();
    }
}
