package dev.latchkey.bench.measured;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.latchkey.bench.report.Statistics;
import dev.latchkey.json.Json;
import dev.latchkey.lambda.NativeCrypto;
import dev.latchkey.local.http.LocalInvocation;
import dev.latchkey.token.Settings;
import dev.latchkey.token.TokenFunction;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/** The handler as Lambda makes it, in this process, and what a request of each kind takes. Arguments: a {@link Plan}. */
public final class Probe {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TRACED = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double BYTES_PER_KB = 1000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Plan plan;
    private final RequestStreamHandler handler;
    private final UnaryOperator<Login> issuing;
    private final ExecutorService threads;
    private final Map<Kind, Map<String, Double>> found = new EnumMap<>(Kind.class);

    private Probe(Plan plan) {
        InMemory inMemory = new InMemory();
        this.plan = plan;
        this.handler = plan.inMemory() ? inMemory.handler(Settings.fromEnvironment()) : new TokenFunction();
        this.issuing = plan.inMemory() ? inMemory::issue : UnaryOperator.identity();
        this.threads = Executors.newFixedThreadPool(plan.threads());
    }

    /** What the function logs goes nowhere. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Plan plan = Plan.parse(arguments);
        if (!plan.jdkCrypto()) {
            NativeCrypto.install();
        }
        Probe probe = new Probe(plan);
        probe.run();
        out.println(Json.write(json -> {
            for (Map.Entry<Kind, Map<String, Double>> kind : probe.found.entrySet()) {
                json.writeObjectFieldStart(kind.getKey().words());
                for (Map.Entry<String, Double> number : kind.getValue().entrySet()) {
                    json.writeNumberField(number.getKey(), number.getValue());
                }
                json.writeEndObject();
            }
        }));
        System.exit(0);
    }

    private void run() {
        StandInControl standIns = new StandInControl(URI.create(System.getenv(StandInControl.VARIABLE)));
        standIns.delay(0);
        Kind.each(plan.warmUp(), issuing, (kind, events) -> send(events, new ArrayList<>()));
        standIns.delay(plan.delayMillis());
        Kind.each(TRACED, issuing, (kind, events) -> {
            List<String> answers = new ArrayList<>();
            for (String event : events) {
                standIns.takeRounds();
                answers.addAll(send(List.of(event), new ArrayList<>()));
                numbers(kind).merge("rounds", (double) standIns.takeRounds(), Math::max);
            }
            return answers;
        });
        Kind.each(plan.requests(), issuing, this::measure);
        standIns.delay(0);
    }

    private List<String> measure(Kind kind, List<String> events) {
        List<Double> millis = new ArrayList<>();
        long start = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        long allocated = THREADS.getTotalThreadAllocatedBytes();
        List<String> answers = send(events, millis);
        allocated = THREADS.getTotalThreadAllocatedBytes() - allocated;
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        Map<String, Double> numbers = numbers(kind);
        double answered = Statistics.of(millis).median();
        numbers.put("answered in ms", answered);
        numbers.put(
                "own time above the delays, ms", answered - numbers.getOrDefault("rounds", 0.0) * plan.delayMillis());
        numbers.put("requests/s", events.size() * NANOS_PER_SECOND / (System.nanoTime() - start));
        numbers.put("CPU ms", cpu / NANOS_PER_MILLI / events.size());
        numbers.put("allocated KB", allocated / BYTES_PER_KB / events.size());
        return answers;
    }

    private Map<String, Double> numbers(Kind kind) {
        return found.computeIfAbsent(kind, first -> new TreeMap<>());
    }

    private List<String> send(List<String> events, List<Double> millis) {
        List<byte[]> bytes = events.stream()
                .map(event -> event.getBytes(StandardCharsets.UTF_8))
                .toList();
        List<Future<byte[]>> answers = bytes.stream()
                .map(event -> threads.submit(() -> {
                    long start = System.nanoTime();
                    byte[] answer = LocalInvocation.invoke(handler, event);
                    synchronized (millis) {
                        millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
                    }
                    return answer;
                }))
                .toList();
        return answers.stream().map(Probe::text).toList();
    }

    private static String text(Future<byte[]> answer) {
        try {
            return new String(answer.get(), StandardCharsets.UTF_8);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
