package dev.latchkey.bench.measured;

import dev.latchkey.token.Settings;
import dev.latchkey.token.Wiring;
import dev.latchkey.bench.client.Logins;
import dev.latchkey.bench.client.StandInControl;
import dev.latchkey.bench.report.Statistics;
import dev.latchkey.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One request at a time, each service as far away as the arguments say: warm-up requests, requests, milliseconds. */
public final class WarmProbe {
    private static final int TRACED = 3;
    private static final double NANOS_PER_MICRO = 1000;

    private WarmProbe() {}

    private record Found(Usage usage, double wallMicros, int requests) {}

    public static void main(String[] arguments) {
        int warmUp = Integer.parseInt(arguments[0]);
        int requests = Integer.parseInt(arguments[1]);
        StandInControl standIns = StandInControl.fromEnvironment();
        Function function = Function.create();
        Settings settings = Settings.fromEnvironment();
        Logins logins = Logins.inTable(Wiring.clients(settings), settings);

        standIns.delay(0);
        Requests.warmUp(logins, warmUp, function);
        Map<Requests.Kind, Integer> rounds = Requests.each(logins, TRACED, (kind, events, answers) -> {
            standIns.delay(Integer.parseInt(arguments[2]));
            int most = 0;
            for (byte[] event : events) {
                standIns.calls();
                answers.add(function.invoke(event));
                most = Math.max(most, (int) standIns.calls().number("rounds").orElseThrow());
            }
            standIns.delay(0);
            return most;
        });
        Map<Requests.Kind, Found> found = Requests.each(logins, requests, (kind, events, answers) -> {
            standIns.delay(Integer.parseInt(arguments[2]));
            Found one = measure(function, events, answers);
            standIns.delay(0);
            return one;
        });
        function.report().println(Json.write(json -> {
            for (Map.Entry<Requests.Kind, Found> entry : found.entrySet()) {
                Usage usage = entry.getValue().usage();
                json.writeObjectFieldStart(entry.getKey().name());
                json.writeNumberField("rounds", rounds.getOrDefault(entry.getKey(), 0));
                json.writeNumberField("wallMicros", entry.getValue().wallMicros());
                json.writeNumberField("cpuMicros", usage.cpuNanos() / NANOS_PER_MICRO / requests);
                json.writeNumberField("allocatedBytes", usage.allocatedBytes() / requests);
                json.writeEndObject();
            }
        }));
        System.exit(0);
    }

    private static Found measure(Function function, List<byte[]> events, List<byte[]> answers) {
        List<Double> micros = new ArrayList<>();
        Usage before = Usage.now();
        for (byte[] event : events) {
            long start = System.nanoTime();
            answers.add(function.invoke(event));
            micros.add((System.nanoTime() - start) / NANOS_PER_MICRO);
        }
        Usage usage = Usage.now().since(before);
        return new Found(usage, Statistics.of(micros).median(), events.size());
    }
}
