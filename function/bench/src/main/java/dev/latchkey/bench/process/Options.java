package dev.latchkey.bench.process;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How the benchmark is to run.
 *
 * @param parts the parts to run, of -Dpart, where commas stand between them; all when there are none
 * @param runs how many fresh processes of each kind are started; 9 unless -Druns says otherwise
 * @param requests for how many requests the memory is watched; 10,000 unless -Drequests says otherwise
 */
public record Options(List<String> parts, int runs, int requests) {
    /**
     * Reads the options.
     *
     * @param properties gives a system property's value, or null
     * @param known the parts that there are
     * @throws IllegalArgumentException for a value that is not one
     */
    public static Options read(UnaryOperator<String> properties, Set<String> known) {
        List<String> parts = Arrays.stream(text(properties, "part").split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (!known.containsAll(parts)) {
            throw new IllegalArgumentException("-Dpart=%s: the parts are %s".formatted(String.join(",", parts), known));
        }
        return new Options(parts, number(properties, "runs", 9), number(properties, "requests", 10_000));
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
