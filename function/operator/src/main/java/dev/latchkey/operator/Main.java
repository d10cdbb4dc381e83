package dev.latchkey.operator;

import dev.latchkey.operator.aws.AwsServices;
import dev.latchkey.operator.command.Latchkey;
import dev.latchkey.operator.command.Surroundings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** Runs the command, as infra/latchkey does. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Surroundings surroundings = new Surroundings(
                System.getenv(),
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                new SystemTerminal(),
                AwsServices::in,
                InstantSource.system());
        System.exit(Latchkey.run(surroundings, arguments));
    }
}
