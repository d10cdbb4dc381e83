package dev.latchkey.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.latchkey.endpoint.TokenEvent.Field;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Misuse;
import dev.latchkey.oauth.ServiceCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The metrics of an event, in CloudWatch's embedded metric format: members beside the event's own, from which CloudWatch
 * reads them when the line reaches the log. Every metric is there without dimensions; requests and their time also by
 * grant and outcome.
 */
final class EmbeddedMetrics {
    private static final Metric REQUESTS = count("requests", 1);
    private static final Metric MILLIS = new Metric(Field.MILLIS.json(), "Milliseconds", List.of());
    private static final Metric IAT_OFFSET = new Metric(Field.IAT_OFFSET.json(), "Seconds", List.of());

    private final String namespace;

    EmbeddedMetrics(String namespace) {
        this.namespace = namespace;
    }

    /**
     * A metric of one event.
     *
     * @param unit as CloudWatch calls it
     * @param values empty for a metric whose value is a member of the event already
     */
    private record Metric(String name, String unit, List<Long> values) {}

    void write(TokenEvent event, JsonGenerator json) throws IOException {
        List<Metric> metrics = metrics(event);
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", event.arrivedAt().toEpochMilli());
        json.writeArrayFieldStart("CloudWatchMetrics");
        writeDirective(json, dimensions(event), List.of(REQUESTS, MILLIS));
        writeDirective(json, List.of(), metrics);
        json.writeEndArray();
        json.writeEndObject();
        for (Metric metric : metrics) {
            writeValues(json, metric);
        }
    }

    private static List<String> dimensions(TokenEvent event) {
        return event.fields().containsKey(Field.GRANT)
                ? List.of(Field.GRANT.json(), Field.OUTCOME.json())
                : List.of(Field.OUTCOME.json());
    }

    private static List<Metric> metrics(TokenEvent event) {
        List<Metric> metrics = new ArrayList<>(List.of(REQUESTS, MILLIS));
        if (event.fields().containsKey(Field.IAT_OFFSET)) {
            metrics.add(IAT_OFFSET);
        }
        metrics.add(count("replaysAnswered", is(event, Field.OUTCOME, TokenEvent.REPEATED)));
        metrics.add(count("replaysRefused", is(event, Field.MISUSE, Misuse.PROOF_REPLAYED.name())));
        metrics.add(count("rolesRefused", is(event, Field.OUTCOME, ErrorCode.INSUFFICIENT_PERMISSIONS.name())));
        metrics.add(count("codesReused", is(event, Field.MISUSE, Misuse.CODE_REUSED.name())));
        metrics.add(count(
                "dependencyErrors",
                event.calls().stream().filter(call -> call.error().isPresent()).count()));
        TreeSet<String> services = new TreeSet<>();
        event.calls().forEach(call -> services.add(call.service()));
        services.forEach(service -> metrics.add(millis(service, event.calls())));
        return metrics;
    }

    private static Metric millis(String service, List<ServiceCall> calls) {
        return new Metric(
                service.toLowerCase(Locale.ROOT) + "Millis",
                "Milliseconds",
                calls.stream()
                        .filter(call -> call.service().equals(service))
                        .map(call -> call.took().toMillis())
                        .toList());
    }

    private static Metric count(String name, long value) {
        return new Metric(name, "Count", List.of(value));
    }

    private static int is(TokenEvent event, Field field, String value) {
        return value.equals(event.fields().get(field)) ? 1 : 0;
    }

    private void writeDirective(JsonGenerator json, List<String> dimensions, List<Metric> metrics) throws IOException {
        json.writeStartObject();
        json.writeStringField("Namespace", namespace);
        json.writeArrayFieldStart("Dimensions");
        json.writeArray(dimensions.toArray(String[]::new), 0, dimensions.size());
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (Metric metric : metrics) {
            json.writeStartObject();
            json.writeStringField("Name", metric.name());
            json.writeStringField("Unit", metric.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeValues(JsonGenerator json, Metric metric) throws IOException {
        switch (metric.values().size()) {
            case 0 -> {}
            case 1 -> json.writeNumberField(metric.name(), metric.values().getFirst());
            default -> {
                json.writeArrayFieldStart(metric.name());
                for (long value : metric.values()) {
                    json.writeNumber(value);
                }
                json.writeEndArray();
            }
        }
    }
}
