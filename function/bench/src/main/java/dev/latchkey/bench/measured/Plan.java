package dev.latchkey.bench.measured;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a probe is to measure.
 *
 * @param inMemory whether the function's ports are in memory, and not at the stand-ins
 * @param jdkCrypto whether it goes without native cryptography, as where there is no snapshot
 * @param warmUp how many requests of each kind it answers before it is measured
 * @param requests how many of each kind it is measured by
 * @param delayMillis how long each call to a stand-in takes
 * @param threads how many requests it answers at a time
 */
public record Plan(boolean inMemory, boolean jdkCrypto, int warmUp, int requests, int delayMillis, int threads) {

    static Plan parse(String[] arguments) {
        return new Plan(
                Boolean.parseBoolean(arguments[0]),
                Boolean.parseBoolean(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]));
    }

    /** Itself, as a process is given it. */
    public List<String> toArguments() {
        return Stream.of(inMemory, jdkCrypto, warmUp, requests, delayMillis, threads)
                .map(String::valueOf)
                .toList();
    }
}
