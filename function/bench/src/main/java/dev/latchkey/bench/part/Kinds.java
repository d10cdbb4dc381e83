package dev.latchkey.bench.part;

import dev.latchkey.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** The kinds of request in the order in which tables list them, as probes name them. */
final class Kinds {
    private static final List<String> ALL = List.of("REDEMPTION", "REPEATED_REDEMPTION", "REFRESH", "STORED_REFRESH");

    private Kinds() {}

    /** Those that a probe found something of. */
    static List<String> in(JsonObject found) {
        return ALL.stream().filter(found::has).toList();
    }

    static String name(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
