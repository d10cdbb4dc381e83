package dev.latchkey.operator.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is another value now. */
final class Changes {
    private Changes() {}

    /** The changed values by their names, in the order of {@code after}; empty if there are none. */
    static String spoken(Map<String, String> before, Map<String, String> after) {
        List<String> changes = new ArrayList<>();
        after.forEach((key, value) -> {
            String old = before.get(key);
            if (!Objects.equals(old, value)) {
                changes.add("%s %s -> %s".formatted(key, old, value));
            }
        });
        return String.join("; ", changes);
    }
}
