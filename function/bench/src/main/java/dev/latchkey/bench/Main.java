package dev.latchkey.bench;

import dev.latchkey.bench.part.ColdPart;
import dev.latchkey.bench.part.MemoryPart;
import dev.latchkey.bench.part.Part;
import dev.latchkey.bench.part.PeersPart;
import dev.latchkey.bench.part.ProbedPart;
import dev.latchkey.bench.part.RestoredPart;
import dev.latchkey.bench.part.SignInPart;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code mvn -Pbench}: runs the parts that are wanted. Arguments: a folder, and where Keycloak may lie. */
public final class Main {
    private static final int EXIT_USAGE = 2;

    private Main() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path keycloak = Path.of(arguments[1]);
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("cold", new ColdPart());
        parts.put("restored", new RestoredPart());
        parts.put("warm", ProbedPart.warm());
        parts.put("own", ProbedPart.own());
        parts.put("throughput", ProbedPart.throughput());
        parts.put("memory", new MemoryPart());
        parts.put("signin", new SignInPart());
        if (Files.exists(keycloak)) {
            parts.put("peers", new PeersPart(keycloak));
        }
        List<String> wanted = Stream.of(System.getProperty("part", "").split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (!parts.keySet().containsAll(wanted)) {
            System.err.println("The parts are " + parts.keySet());
            System.exit(EXIT_USAGE);
        }
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        try (Lab lab = Lab.open(folder)) {
            Report report = new Report(folder.resolve("results.md"), System.out);
            parts.forEach((name, part) -> {
                if (wanted.isEmpty() || wanted.contains(name)) {
                    part.run(lab, report);
                }
            });
        }
        System.out.println("Written to " + folder);
        System.exit(0);
    }
}
