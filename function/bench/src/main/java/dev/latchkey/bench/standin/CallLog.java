package dev.latchkey.bench.standin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** When each call came and was answered, delayed as a service delays it that is a network away. */
final class CallLog {
    private final List<Call> calls = new ArrayList<>();
    private volatile long delayNanos;

    private record Call(long start, long end) {}

    /** How long every call takes, from its last byte read to its answer. */
    void delay(long nanos) {
        delayNanos = nanos;
    }

    <T> T answer(Supplier<T> service) {
        long start = System.nanoTime();
        T answer = service.get();
        long end = start + delayNanos;
        for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
            LockSupport.parkNanos(end - now);
        }
        synchronized (this) {
            calls.add(new Call(start, System.nanoTime()));
        }
        return answer;
    }

    /** The longest chain of calls, each begun after the one before it was answered, since this was last asked. */
    synchronized int takeRounds() {
        int rounds = 0;
        long lastEnd = Long.MIN_VALUE;
        for (Call call :
                calls.stream().sorted(Comparator.comparingLong(Call::end)).toList()) {
            if (rounds == 0 || call.start() - lastEnd > 0) {
                rounds++;
                lastEnd = call.end();
            }
        }
        calls.clear();
        return rounds;
    }
}
