package dev.latchkey.operator;

import dev.latchkey.operator.aws.AwsServices;
import dev.latchkey.operator.command.Latchkey;
import dev.latchkey.operator.command.Surroundings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/** Runs the command, as infra/latchkey does. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Surroundings surroundings = new Surroundings(
                environment,
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                new SystemTerminal(),
                region -> AwsServices.in(region, environment),
                InstantSource.system());
        System.exit(Latchkey.run(surroundings, arguments));
    }
}
