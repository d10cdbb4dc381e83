package dev.latchkey.local;

import dev.latchkey.endpoint.EventLog;
import dev.latchkey.endpoint.TokenEvent;
import dev.latchkey.endpoint.TokenEvent.Field;
import java.io.PrintStream;
import java.util.Map;

/** One line a request, for a person who watches. */
final class ReadableEventLog implements EventLog {
    private final PrintStream out;

    ReadableEventLog(PrintStream out) {
        this.out = out;
    }

    @Override
    public void write(TokenEvent event) {
        Map<Field, Object> fields = event.fields();
        StringBuilder line = new StringBuilder(text(fields, Field.TIME).replaceAll(".*T|\\..*|Z", ""))
                .append("  ")
                .append(text(fields, Field.STATUS))
                .append("  %-18s".formatted(fields.getOrDefault(Field.GRANT, "(no grant)")))
                .append("  ")
                .append(text(fields, Field.OUTCOME));
        if (fields.containsKey(Field.REASON)) {
            line.append(": ").append(text(fields, Field.REASON));
        }
        if (fields.containsKey(Field.SUBJECT)) {
            line.append("  ").append(text(fields, Field.SUBJECT));
        }
        out.println(line.append("  ").append(text(fields, Field.MILLIS)).append(" ms"));
    }

    private static String text(Map<Field, Object> fields, Field field) {
        return String.valueOf(fields.getOrDefault(field, "-"));
    }
}
