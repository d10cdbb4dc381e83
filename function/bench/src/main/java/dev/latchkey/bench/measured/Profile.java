package dev.latchkey.bench.measured;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Whose work the CPU does, by samples of CPU time, which count the kernel's and the native code's share too. */
final class Profile {
    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final String CRYPTO = "crypto";
    private static final String OURS = "dev.latchkey.";

    /** A sample belongs to the innermost frame that one of these names. */
    private static final Map<String, String> OWNERS = Map.of(
            "software.amazon.awssdk.", "sdk", "org.apache.hc.", "sdk", "com.fasterxml.jackson.", "json", OURS, "ours");

    /** Whose work is crypto when it is done for us, not for TLS. */
    private static final List<String> CRYPTO_PREFIXES = List.of(
            "java.security.", "javax.crypto.", "sun.security.", "com.sun.crypto.", "com.amazon.corretto.crypto.");

    private Profile() {}

    /** The share of each owner's work in what {@code run} does; the recording is kept in {@code folder}. */
    static Map<String, Double> of(String folder, String name, Runnable run) {
        Path file = Path.of(folder, "profile-" + name + ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(SAMPLE).with("throttle", "10ms");
            recording.start();
            run.run();
            recording.stop();
            recording.dump(file);
            Map<String, Double> shares = new HashMap<>();
            List<RecordedEvent> samples = RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null)
                    .toList();
            samples.forEach(sample ->
                    shares.merge(owner(sample.getStackTrace().getFrames()), 1.0 / samples.size(), Double::sum));
            return shares;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String owner(List<RecordedFrame> innermostFirst) {
        boolean isCrypto = false;
        for (RecordedFrame frame : innermostFirst) {
            String type = frame.getMethod().getType().getName();
            for (Map.Entry<String, String> owner : OWNERS.entrySet()) {
                if (type.startsWith(owner.getKey())) {
                    return isCrypto && owner.getKey().equals(OURS) ? CRYPTO : owner.getValue();
                }
            }
            isCrypto |= CRYPTO_PREFIXES.stream().anyMatch(type::startsWith);
        }
        return "other";
    }
}
