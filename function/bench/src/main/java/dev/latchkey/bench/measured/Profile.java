package dev.latchkey.bench.measured;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Whose work the CPU does, by samples of the stacks that it runs. */
final class Profile {
    /** Samples of CPU time, which Linux has: they count the kernel's and the native code's share too. */
    private static final String CPU_TIME = "jdk.CPUTimeSample";

    private static final String EXECUTION = "jdk.ExecutionSample";
    private static final Duration INTERVAL = Duration.ofMillis(10);

    /** Whose work it is. A sample belongs to the innermost frame that says so. */
    enum Owner {
        SDK,
        JSON,
        CRYPTO,
        OURS,
        OTHER
    }

    private static final Map<Owner, List<String>> PREFIXES = new EnumMap<>(Map.of(
            Owner.SDK, List.of("software.amazon.awssdk.", "org.apache.hc.", "io.netty."),
            Owner.JSON, List.of("com.fasterxml.jackson."),
            Owner.OURS, List.of("dev.latchkey.")));

    /** The packages of the JDK, and of providers, whose work is crypto when it is done for us. */
    private static final List<String> CRYPTO_PREFIXES = List.of(
            "java.security.", "javax.crypto.", "sun.security.", "com.sun.crypto.", "com.amazon.corretto.crypto.");

    private Profile() {}

    /** The share of each owner's work in what {@code run} does; together 1. */
    static Map<Owner, Double> of(Path file, Runnable run) {
        try (Recording recording = new Recording()) {
            recording.enable(CPU_TIME).with("throttle", INTERVAL.toMillis() + "ms");
            recording.enable(EXECUTION).withPeriod(INTERVAL);
            recording.start();
            run.run();
            recording.stop();
            Files.createDirectories(file.toAbsolutePath().getParent());
            recording.dump(file);
            return shares(RecordingFile.readAllEvents(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Owner, Double> shares(List<RecordedEvent> events) {
        boolean hasCpuTime = events.stream().anyMatch(event -> is(event, CPU_TIME));
        List<RecordedEvent> samples = events.stream()
                .filter(event -> is(event, hasCpuTime ? CPU_TIME : EXECUTION))
                .filter(event -> event.getStackTrace() != null)
                .toList();
        Map<Owner, Double> shares = new EnumMap<>(Owner.class);
        for (RecordedEvent sample : samples) {
            shares.merge(owner(sample.getStackTrace().getFrames()), 1.0 / samples.size(), Double::sum);
        }
        return shares;
    }

    private static Owner owner(List<RecordedFrame> innermostFirst) {
        boolean isCrypto = false;
        for (RecordedFrame frame : innermostFirst) {
            String type = frame.getMethod().getType().getName();
            for (Map.Entry<Owner, List<String>> owner : PREFIXES.entrySet()) {
                if (startsWith(type, owner.getValue())) {
                    return owner.getKey() == Owner.OURS && isCrypto ? Owner.CRYPTO : owner.getKey();
                }
            }
            isCrypto |= startsWith(type, CRYPTO_PREFIXES);
        }
        return Owner.OTHER;
    }

    private static boolean startsWith(String type, List<String> prefixes) {
        return prefixes.stream().anyMatch(type::startsWith);
    }

    private static boolean is(RecordedEvent event, String type) {
        return event.getEventType().getName().equals(type);
    }
}
