package dev.latchkey.bench.measured;

import dev.latchkey.bench.client.Logins;
import dev.latchkey.json.Json;
import java.util.Map;

/** What is ours of a request, in CPU time and allocation. Arguments: warm-up requests, requests. */
public final class OwnProbe {
    private static final double NANOS_PER_MICRO = 1000;

    private OwnProbe() {}

    public static void main(String[] arguments) {
        int requests = Integer.parseInt(arguments[1]);
        System.setProperty(Function.HANDLER, InMemory.class.getName());
        Function function = Function.create();
        Logins logins = new Logins(InMemory.CODES);
        Requests.warmUp(logins, Integer.parseInt(arguments[0]), function);
        Map<Requests.Kind, Usage> used = Requests.each(logins, requests, (kind, events, answers) -> {
            Usage before = Usage.now();
            events.forEach(event -> answers.add(function.invoke(event)));
            return Usage.now().since(before);
        });
        function.report().println(Json.write(json -> {
            for (Map.Entry<Requests.Kind, Usage> entry : used.entrySet()) {
                json.writeObjectFieldStart(entry.getKey().name());
                json.writeNumberField("cpuMicros", entry.getValue().cpuNanos() / NANOS_PER_MICRO / requests);
                json.writeNumberField("allocatedBytes", entry.getValue().allocatedBytes() / requests);
                json.writeEndObject();
            }
        }));
        System.exit(0);
    }
}
