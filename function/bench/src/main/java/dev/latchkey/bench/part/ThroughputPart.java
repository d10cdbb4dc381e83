package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.Plan;
import dev.latchkey.bench.process.Flags;
import dev.latchkey.bench.process.Found;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Table;
import java.util.List;
import java.util.Optional;

/** As many requests at a time as there are cores, with no delay in the stand-ins, and whose work they are. */
public final class ThroughputPart implements Part {
    private static final int WARM_UP = 600;
    private static final int REQUESTS = 400;
    private static final double MILLIS_PER_SECOND = 1000;
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
        measure(lab, table, "C1", Flags.C1);
        measure(lab, table, "tiered", Flags.TIERED);
        report.add(
                table.note(
                        "The services share the machine's cores: the function's own CPU time gives what one core does."
                                + " Shares are of samples by JFR; crypto is ES256, AES-GCM, HKDF and hashes done for us, not TLS's."));
    }

    private static void measure(Lab lab, Table table, String name, List<String> flags) {
        Plan plan = new Plan(
                false,
                false,
                WARM_UP,
                REQUESTS,
                0,
                Runtime.getRuntime().availableProcessors(),
                Optional.of(lab.folder().toString()));
        for (Found found : lab.measure(flags, plan)) {
            double cpuMillis = found.thousandth("cpuMicros");
            table.row(
                    name,
                    found.kind(),
                    found.number("perSecond"),
                    MILLIS_PER_SECOND / cpuMillis,
                    cpuMillis,
                    share(found, "sdk"),
                    share(found, "crypto"),
                    share(found, "json"),
                    share(found, "ours"),
                    share(found, "other"));
        }
    }

    private static double share(Found found, String owner) {
        return found.numbers().number(owner).orElse(0) * PERCENT;
    }
}
