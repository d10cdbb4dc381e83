package dev.latchkey.bench.process;

import dev.latchkey.json.JsonObject;
import java.util.List;

/**
 * What a probe found of one kind of request.
 *
 * @param kind as tables name it
 */
public record Found(String kind, JsonObject numbers) {
    private static final double THOUSAND = 1000;

    static List<Found> all(JsonObject found) {
        return found.names().stream()
                .map(kind -> new Found(kind, found.object(kind).orElseThrow()))
                .toList();
    }

    public double number(String name) {
        return numbers.number(name).orElseThrow();
    }

    /** A thousandth of the number: milliseconds of microseconds, kilobytes of bytes. */
    public double thousandth(String name) {
        return number(name) / THOUSAND;
    }
}
