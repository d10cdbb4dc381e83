package dev.latchkey.bench.process;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How the benchmark is to run.
 *
 * @param parts the parts to run, of -Dpart, where commas stand between them; all when there are none
 * @param runs how many fresh processes of each kind are started; 9 unless -Druns says otherwise
 * @param requests for how many requests the memory is watched; 10,000 unless -Drequests says otherwise
 */
public record Options(List<String> parts, int runs, int requests) {
    private static final int RUNS = 9;
    private static final int REQUESTS = 10_000;

    /**
     * Reads the options.
     *
     * @param properties gives a system property's value, or null
     * @throws IllegalArgumentException for a value that is none
     */
    public static Options read(UnaryOperator<String> properties) {
        return new Options(
                Arrays.stream(text(properties, "part").split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList(),
                number(properties, "runs", RUNS),
                number(properties, "requests", REQUESTS));
    }

    /** Whether the part is to run. */
    public boolean wants(String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    private static int number(UnaryOperator<String> properties, String name, int whenUnset) {
        String text = text(properties, name);
        if (!text.matches("\\d{0,7}")) {
            throw new IllegalArgumentException("-D%s=%s: a whole number is wanted".formatted(name, text));
        }
        return text.isEmpty() ? whenUnset : Integer.parseInt(text);
    }

    private static String text(UnaryOperator<String> properties, String name) {
        String value = properties.apply(name);
        return value == null ? "" : value.strip();
    }
}
