package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.ThroughputProbe;
import dev.latchkey.bench.process.Java;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Table;
import dev.latchkey.json.JsonObject;
import java.util.List;

/** As many requests at a time as there are cores, with no delay in the stand-ins. */
public final class ThroughputPart implements Part {
    private static final int WARM_UP = 600;
    private static final int REQUESTS = 400;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double THOUSAND = 1000;
    private static final double PERCENT = 100;

    @Override
    public void run(Lab lab, Report report) {
        Table table = new Table(
                "throughput",
                "Throughput: as many requests at a time as cores, no delay in the services",
                "flags",
                "request",
                "requests/s",
                "requests/s per core of the function",
                "CPU ms",
                "SDK, HTTP, TLS %",
                "crypto %",
                "JSON %",
                "ours %",
                "other %");
        measure(lab, table, "C1", Java.LAMBDA);
        measure(lab, table, "tiered", Java.TIERED);
        report.add(
                table.note(
                        "The services share the machine's cores: the function's own CPU time gives what one core does."
                                + " Shares are of samples by JFR; crypto is ES256, AES-GCM, HKDF and hashes done for us, not TLS's."));
    }

    private static void measure(Lab lab, Table table, String name, List<String> flags) {
        JsonObject found = lab.measure(
                Java.of(flags, lab.probeClassPath(), ThroughputProbe.class, WARM_UP, REQUESTS, lab.folder()));
        for (String kind : Kinds.in(found)) {
            JsonObject one = found.object(kind).orElseThrow();
            double cpuMicros = number(one, "cpuMicros");
            table.row(
                    name,
                    Kinds.name(kind),
                    number(one, "perSecond"),
                    MICROS_PER_SECOND / cpuMicros,
                    cpuMicros / THOUSAND,
                    number(one, "SDK") * PERCENT,
                    number(one, "CRYPTO") * PERCENT,
                    number(one, "JSON") * PERCENT,
                    number(one, "OURS") * PERCENT,
                    number(one, "OTHER") * PERCENT);
        }
    }

    private static double number(JsonObject json, String name) {
        return json.number(name).orElseThrow();
    }
}
