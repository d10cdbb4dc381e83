package dev.latchkey.bench.standin;

import dev.latchkey.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** When each call came and was answered, delayed as a service delays it that is a network away. */
final class CallLog {
    private final List<Call> calls = new ArrayList<>();
    private volatile long delayNanos;

    private record Call(String name, long start, long worked, long end) {}

    /** How long every call takes, from its last byte read to its answer. */
    void delay(long nanos) {
        delayNanos = nanos;
    }

    <T> T answer(String name, Supplier<T> service) {
        long start = System.nanoTime();
        T answer = service.get();
        long worked = System.nanoTime();
        long end = start + delayNanos;
        for (long now = worked; now < end; now = System.nanoTime()) {
            LockSupport.parkNanos(end - now);
        }
        synchronized (this) {
            calls.add(new Call(name, start, worked, System.nanoTime()));
        }
        return answer;
    }

    /** What was called since this was last asked, as JSON. */
    synchronized String take() {
        Map<String, Integer> counts = new TreeMap<>();
        calls.forEach(call -> counts.merge(call.name(), 1, Integer::sum));
        double workMicros = calls.stream()
                .mapToLong(call -> call.worked() - call.start())
                .average()
                .orElse(0);
        int rounds = rounds();
        int all = calls.size();
        calls.clear();
        return Json.write(json -> {
            json.writeNumberField("calls", all);
            json.writeNumberField("rounds", rounds);
            json.writeNumberField("workMicros", workMicros / 1000);
            json.writeObjectFieldStart("counts");
            for (Map.Entry<String, Integer> count : counts.entrySet()) {
                json.writeNumberField(count.getKey(), count.getValue());
            }
            json.writeEndObject();
        });
    }

    /** The longest chain of calls of which each began after the one before it was answered. */
    private int rounds() {
        int rounds = 0;
        long lastEnd = Long.MIN_VALUE;
        for (Call call :
                calls.stream().sorted(Comparator.comparingLong(Call::end)).toList()) {
            if (rounds == 0 || call.start() - lastEnd > 0) {
                rounds++;
                lastEnd = call.end();
            }
        }
        return rounds;
    }
}
