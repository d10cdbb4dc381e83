package dev.latchkey.endpoint;

import dev.latchkey.endpoint.TokenEvent.Field;
import dev.latchkey.json.Json;
import java.io.PrintStream;
import java.util.Map;

/** One JSON object a line. */
public final class JsonEventLog implements EventLog {
    private final PrintStream out;

    public JsonEventLog(PrintStream out) {
        this.out = out;
    }

    @Override
    public void write(TokenEvent event) {
        out.println(Json.write(json -> {
            for (Map.Entry<Field, Object> field : event.fields().entrySet()) {
                json.writeObjectField(field.getKey().json(), field.getValue());
            }
        }));
    }
}
