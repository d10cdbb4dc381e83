package dev.latchkey.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.latchkey.json.Json;
import dev.latchkey.request.ServiceCall;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes each event as a line with one JSON object, from which CloudWatch also reads the metrics. */
public final class JsonEventLog implements EventLog<Event> {
    private final PrintStream out;
    private final Optional<EmbeddedMetrics> metrics;

    /**
     * A log to {@code out}.
     *
     * @param metricsNamespace CloudWatch's namespace for the metrics; empty for none
     */
    public JsonEventLog(PrintStream out, Optional<String> metricsNamespace) {
        this.out = out;
        this.metrics = metricsNamespace.map(EmbeddedMetrics::new);
    }

    @Override
    public void write(Event event) {
        out.println(Json.write(json -> {
            for (Map.Entry<String, Object> member : event.members().entrySet()) {
                json.writeObjectField(member.getKey(), member.getValue());
            }
            writeCalls(event.calls(), json);
            if (metrics.isPresent()) {
                metrics.get().write(event, json);
            }
        }));
    }

    private static void writeCalls(List<ServiceCall> calls, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("calls");
        for (ServiceCall call : calls) {
            json.writeStartObject();
            json.writeStringField("service", call.service());
            json.writeStringField("operation", call.operation());
            json.writeNumberField("millis", call.took().toMillis());
            if (call.error().isPresent()) {
                json.writeStringField("error", call.error().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
