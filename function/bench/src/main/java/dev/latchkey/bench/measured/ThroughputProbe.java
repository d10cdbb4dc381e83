package dev.latchkey.bench.measured;

import dev.latchkey.token.Settings;
import dev.latchkey.token.Wiring;
import dev.latchkey.bench.client.Logins;
import dev.latchkey.bench.client.StandInControl;
import dev.latchkey.json.Json;
import java.nio.file.Path;
import java.util.Map;

/**
 * As many requests at a time as there are cores, and no delay. Arguments: warm-up requests, requests, and a folder for
 * the recordings.
 */
public final class ThroughputProbe {
    /** A profile has a sample for each 10 ms: it takes more requests to tell shares by than time. */
    private static final int PROFILED_TIMES = 5;

    private static final double NANOS_PER_MICRO = 1000;
    private static final double NANOS_PER_SECOND = 1e9;

    private ThroughputProbe() {}

    public static void main(String[] arguments) {
        int warmUp = Integer.parseInt(arguments[0]);
        int requests = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]);
        StandInControl standIns = StandInControl.fromEnvironment();
        standIns.delay(0);
        Function function = Function.create();
        Settings settings = Settings.fromEnvironment();
        Logins logins = Logins.inTable(Wiring.clients(settings), settings);
        try (Parallel parallel = new Parallel(function)) {
            Requests.each(logins, warmUp, (kind, events, answers) -> {
                answers.addAll(parallel.invoke(events));
                return true;
            });
            Map<Requests.Kind, Usage> used = Requests.each(logins, requests, (kind, events, answers) -> {
                Usage before = Usage.now();
                answers.addAll(parallel.invoke(events));
                return Usage.now().since(before);
            });
            Map<Requests.Kind, Map<Profile.Owner, Double>> profiles = Requests.each(
                    logins,
                    requests * PROFILED_TIMES,
                    (kind, events, answers) -> Profile.of(
                            folder.resolve("profile-" + kind.name() + ".jfr"),
                            () -> answers.addAll(parallel.invoke(events))));
            function.report().println(Json.write(json -> {
                for (Map.Entry<Requests.Kind, Usage> entry : used.entrySet()) {
                    Usage usage = entry.getValue();
                    json.writeObjectFieldStart(entry.getKey().name());
                    json.writeNumberField("perSecond", requests / (usage.wallNanos() / NANOS_PER_SECOND));
                    json.writeNumberField("cpuMicros", usage.cpuNanos() / NANOS_PER_MICRO / requests);
                    for (Profile.Owner owner : Profile.Owner.values()) {
                        json.writeNumberField(
                                owner.name(),
                                profiles.getOrDefault(entry.getKey(), Map.of()).getOrDefault(owner, 0.0));
                    }
                    json.writeEndObject();
                }
            }));
        }
        System.exit(0);
    }
}
