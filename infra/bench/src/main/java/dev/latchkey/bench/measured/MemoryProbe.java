package dev.latchkey.bench.measured;

import dev.latchkey.Settings;
import dev.latchkey.Wiring;
import dev.latchkey.bench.client.Logins;
import dev.latchkey.bench.client.StandInControl;
import dev.latchkey.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Memory after the function is made, and as requests go by. Arguments: requests, and how often to look. */
public final class MemoryProbe {
    private static final int BATCH = 50;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private MemoryProbe() {}

    private record Found(int requests, long heapBytes, long residentBytes, int threads) {}

    public static void main(String[] arguments) {
        int requests = Integer.parseInt(arguments[0]);
        int step = requests / Integer.parseInt(arguments[1]);
        StandInControl.fromEnvironment().delay(0);
        Function function = Function.create();
        List<Found> found = new ArrayList<>();
        found.add(look(0));
        Settings settings = Settings.fromEnvironment();
        Logins logins = Logins.inTable(Wiring.clients(settings), settings);
        int perBatch = BATCH * Requests.Kind.values().length;
        try (Parallel parallel = new Parallel(function)) {
            for (int sent = perBatch; sent <= requests; sent += perBatch) {
                Requests.each(logins, BATCH, (kind, events, answers) -> answers.addAll(parallel.invoke(events)));
                if (sent / step > (sent - perBatch) / step) {
                    found.add(look(sent));
                }
            }
        }
        function.report().println(Json.write(json -> {
            for (Found one : found) {
                json.writeObjectFieldStart(Integer.toString(one.requests()));
                json.writeNumberField("heapBytes", one.heapBytes());
                json.writeNumberField("residentBytes", one.residentBytes());
                json.writeNumberField("threads", one.threads());
                json.writeEndObject();
            }
        }));
        System.exit(0);
    }

    /** The resident size before the heap is collected: what Lambda sees. */
    private static Found look(int requests) {
        long resident = residentBytes();
        System.gc();
        return new Found(
                requests,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                resident,
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** As Linux tells it; 0 elsewhere. */
    private static long residentBytes() {
        try {
            return Files.exists(STATUS)
                    ? Files.readAllLines(STATUS).stream()
                            .filter(line -> line.startsWith(RESIDENT))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                            .sum()
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
