package dev.latchkey.bench;

import dev.latchkey.bench.part.ColdPart;
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
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code mvn -Pbench}: runs the parts that are wanted. Argument: a folder. */
public final class Main {
    private static final int EXIT_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("cold", new ColdPart());
        parts.put("restored", new RestoredPart());
        parts.put("warm", new WarmPart());
        parts.put("own", new OwnPart());
        parts.put("throughput", new ThroughputPart());
        parts.put("memory", new MemoryPart());
        Options options = options(parts);
        Path folder = Path.of(arguments[0]);
        try (Lab lab = Lab.open(options, folder)) {
            Report report = new Report(folder, System.out);
            parts.forEach((name, part) -> {
                if (options.wants(name)) {
                    part.run(lab, report);
                }
            });
        }
        System.out.println("Written to " + folder);
        System.exit(0);
    }

    private static Options options(Map<String, Part> parts) {
        try {
            return Options.read(System::getProperty, parts.keySet());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(EXIT_USAGE);
            throw e;
        }
    }
}
