package dev.latchkey.local.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts clients of AWS's with a home of their own, and with nothing of this machine's AWS configuration. */
public final class ClientProcess {
    private ClientProcess() {}

    /**
     * Starts one; its errors are in its output.
     *
     * @param home has the configuration, as {@code config}
     * @param variables beside those that name the home
     */
    public static Process start(List<String> command, Path home, Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment()
                .putAll(Map.of(
                        "HOME", home.toString(),
                        "AWS_CONFIG_FILE", home.resolve("config").toString()));
        builder.environment().putAll(variables);
        return builder.start();
    }
}
