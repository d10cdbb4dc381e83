package dev.latchkey.bench.measured;

import java.util.List;
import java.util.Optional;

/**
 * What a probe is to measure.
 *
 * @param inMemory whether the function's ports are in memory, and not at the stand-ins
 * @param jdkCrypto whether it goes without native cryptography, as where there is no snapshot
 * @param warmUp how many requests of each kind it answers before it is measured
 * @param requests how many of each kind it is measured by
 * @param delayMillis how long each call to a stand-in takes
 * @param threads how many requests it answers at a time
 * @param profiles the folder for recordings of where the time goes
 */
public record Plan(
        boolean inMemory,
        boolean jdkCrypto,
        int warmUp,
        int requests,
        int delayMillis,
        int threads,
        Optional<String> profiles) {

    /** One request at a time. */
    public static Plan oneByOne(int warmUp, int requests, int delayMillis) {
        return new Plan(false, false, warmUp, requests, delayMillis, 1, Optional.empty());
    }

    public Plan withPortsInMemory() {
        return new Plan(true, jdkCrypto, warmUp, requests, delayMillis, threads, profiles);
    }

    public Plan withJdkCrypto(boolean wanted) {
        return new Plan(inMemory, wanted, warmUp, requests, delayMillis, threads, profiles);
    }

    static Plan parse(String[] arguments) {
        return new Plan(
                Boolean.parseBoolean(arguments[0]),
                Boolean.parseBoolean(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]),
                Optional.of(arguments[6]).filter(folder -> !folder.isEmpty()));
    }

    /** Itself, as a process is given it. */
    public List<String> toArguments() {
        return List.of(
                Boolean.toString(inMemory),
                Boolean.toString(jdkCrypto),
                Integer.toString(warmUp),
                Integer.toString(requests),
                Integer.toString(delayMillis),
                Integer.toString(threads),
                profiles.orElse(""));
    }
}
