package dev.latchkey.lambda;

import java.util.List;

/**
 * A metric of one event.
 *
 * @param unit as CloudWatch calls it
 * @param values empty for a metric whose value is a member of the event already
 */
public record Metric(String name, String unit, List<Long> values) {
    /** A count of something. */
    public static Metric count(String name, long value) {
        return new Metric(name, "Count", List.of(value));
    }

    /** A number that the event already has as a member of the same name. */
    public static Metric ofMember(String name, String unit) {
        return new Metric(name, unit, List.of());
    }
}
