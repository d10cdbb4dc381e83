package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.OwnProbe;
import dev.latchkey.bench.process.Java;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Table;
import dev.latchkey.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** What of a request is ours: the handler with every port in memory, with Corretto's crypto and with the JDK's. */
public final class OwnPart implements Part {
    private static final int WARM_UP = 500;
    private static final int REQUESTS = 2000;
    private static final double THOUSAND = 1000;

    @Override
    public void run(Lab lab, Report report) {
        Table table = new Table(
                "own",
                "Ours: the same handler with its ports in memory, without the SDK",
                "flags",
                "crypto",
                "request",
                "CPU ms",
                "allocated KB");
        measure(lab, table, "C1", "ACCP", Java.LAMBDA, List.of());
        measure(lab, table, "C1", "JDK", Java.LAMBDA, Crypto.JDK);
        measure(lab, table, "tiered", "ACCP", Java.TIERED, List.of());
        measure(lab, table, "tiered", "JDK", Java.TIERED, Crypto.JDK);
        report.add(table);
    }

    private static void measure(
            Lab lab, Table table, String name, String crypto, List<String> flags, List<String> provider) {
        JsonObject found = lab.measure(Java.of(
                Stream.concat(flags.stream(), provider.stream()).toList(),
                lab.probeClassPath(),
                OwnProbe.class,
                WARM_UP,
                REQUESTS));
        for (String kind : Kinds.in(found)) {
            JsonObject one = found.object(kind).orElseThrow();
            table.row(
                    name,
                    crypto,
                    Kinds.name(kind),
                    one.number("cpuMicros").orElseThrow() / THOUSAND,
                    one.number("allocatedBytes").orElseThrow() / THOUSAND);
        }
    }
}
