package dev.latchkey.bench.measured;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import dev.latchkey.token.Settings;
import dev.latchkey.token.Wiring;
import dev.latchkey.bench.client.Logins;
import dev.latchkey.bench.client.StandInControl;
import dev.latchkey.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Memory after the function is made, and as requests go by. Arguments: requests, and how often to look. */
public final class MemoryProbe {
    /** Logins at a time. They live until their last request is answered: with more, the heap would be full of them. */
    private static final int BATCH = 2;

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

    private static Found look(int requests) {
        return new Found(
                requests,
                heapBytes(),
                residentBytes(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** After the last collection; none is asked for, so that what is measured is collected as it is on Lambda. */
    private static long heapBytes() {
        Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                .map(GarbageCollectorMXBean::getLastGcInfo)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(GcInfo::getEndTime))
                .map(last -> last.getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> heap.contains(pool.getKey()))
                        .mapToLong(pool -> pool.getValue().getUsed())
                        .sum())
                .orElseGet(() ->
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
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
