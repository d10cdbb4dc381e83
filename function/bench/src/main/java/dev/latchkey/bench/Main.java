package dev.latchkey.bench;

import dev.latchkey.bench.part.ColdPart;
import dev.latchkey.bench.part.JmhPart;
import dev.latchkey.bench.part.MemoryPart;
import dev.latchkey.bench.part.OwnPart;
import dev.latchkey.bench.part.Part;
import dev.latchkey.bench.part.RestoredPart;
import dev.latchkey.bench.part.ThroughputPart;
import dev.latchkey.bench.part.WarmPart;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.process.Options;
import dev.latchkey.bench.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code mvn -Pbench}: runs the parts that are wanted. Arguments: the function's jar, this one, a folder. */
public final class Main {
    private static final int EXIT_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Options options = options();
        Path folder = Path.of(arguments[2]);
        Report report = new Report(folder, System.out);
        try (Lab lab = Lab.open(options, Path.of(arguments[0]), Path.of(arguments[1]), folder)) {
            parts().forEach((name, part) -> {
                if (options.wants(name)) {
                    part.run(lab, report);
                }
            });
        }
        System.out.println("Written to " + folder);
        System.exit(0);
    }

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("cold", new ColdPart());
        parts.put("restored", new RestoredPart());
        parts.put("warm", new WarmPart());
        parts.put("own", new OwnPart());
        parts.put("throughput", new ThroughputPart());
        parts.put("jmh", new JmhPart());
        parts.put("memory", new MemoryPart());
        return parts;
    }

    private static Options options() {
        try {
            Options options = Options.read(System::getProperty);
            options.parts().stream()
                    .filter(part -> !parts().containsKey(part))
                    .findFirst()
                    .ifPresent(part -> {
                        throw new IllegalArgumentException(
                                "-Dpart=%s: one of %s is wanted".formatted(part, parts().keySet()));
                    });
            return options;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(EXIT_USAGE);
            throw e;
        }
    }
}
