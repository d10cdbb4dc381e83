package dev.latchkey.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.latchkey.request.ServiceCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The metrics of an event, in CloudWatch's embedded metric format: members beside the event's own, from which
 * CloudWatch reads them when the line reaches the log. Every metric is written without dimensions; requests and their
 * time also with the event's dimensions.
 */
public final class EmbeddedMetrics {
    private static final Metric REQUESTS = Metric.count("requests", 1);
    private static final Metric MILLIS = Metric.ofMember(Event.MILLIS, "Milliseconds");

    private final String namespace;

    /** @param namespace CloudWatch's */
    public EmbeddedMetrics(String namespace) {
        this.namespace = namespace;
    }

    /** Writes them as members of the object being written. */
    public void write(Event event, JsonGenerator json) throws IOException {
        List<Metric> metrics = metrics(event);
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", event.arrivedAt().toEpochMilli());
        json.writeArrayFieldStart("CloudWatchMetrics");
        writeDirective(json, event.dimensions(), List.of(REQUESTS, MILLIS));
        writeDirective(json, List.of(), metrics);
        json.writeEndArray();
        json.writeEndObject();
        for (Metric metric : metrics) {
            writeValues(json, metric);
        }
    }

    private static List<Metric> metrics(Event event) {
        List<Metric> metrics = new ArrayList<>(List.of(REQUESTS, MILLIS));
        metrics.addAll(event.metrics());
        metrics.add(Metric.count(
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
