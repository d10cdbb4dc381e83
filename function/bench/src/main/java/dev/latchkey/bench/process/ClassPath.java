package dev.latchkey.bench.process;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Class paths of measured processes, put together from this process's own: no measured process sees all of it. */
public final class ClassPath {
    private ClassPath() {}

    /** All that is here. */
    public static String whole() {
        return System.getProperty("java.class.path");
    }

    /** The entries whose file names begin with one of these. */
    public static List<String> entries(String... names) {
        return Stream.of(whole().split(File.pathSeparator, -1))
                .filter(entry -> Arrays.stream(names)
                        .anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .toList();
    }

    public static String join(String first, List<String> more) {
        return Stream.concat(Stream.of(first), more.stream()).collect(Collectors.joining(File.pathSeparator));
    }
}
