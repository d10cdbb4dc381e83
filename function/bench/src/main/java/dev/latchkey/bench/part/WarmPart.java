package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.Plan;
import dev.latchkey.bench.process.Flags;
import dev.latchkey.bench.process.Found;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Table;
import java.util.List;

/** One request at a time, with 20 ms of delay in each service. */
public final class WarmPart implements Part {
    static final int DELAY_MILLIS = 20;
    private static final Plan PLAN = Plan.oneByOne(400, 50, DELAY_MILLIS);

    @Override
    public void run(Lab lab, Report report) {
        Table table = new Table(
                "warm",
                "Warm: one request at a time, 20 ms of delay in each service",
                "flags",
                "request",
                "rounds",
                "answered in ms",
                "own time above the delays, ms",
                "CPU ms",
                "allocated KB");
        measure(lab, table, "C1", Flags.C1, PLAN);
        measure(lab, table, "C1, with the JDK's crypto", Flags.C1, PLAN.withJdkCrypto(true));
        measure(lab, table, "tiered", Flags.TIERED, PLAN);
        report.add(table.note(
                "CPU time is that of the whole process, in all threads: SDK, TLS, compiler and collector too."));
    }

    private static void measure(Lab lab, Table table, String name, List<String> flags, Plan plan) {
        for (Found found : lab.measure(flags, plan)) {
            double millis = found.thousandth("wallMicros");
            double rounds = found.number("rounds");
            table.row(
                    name,
                    found.kind(),
                    rounds,
                    millis,
                    millis - rounds * DELAY_MILLIS,
                    found.thousandth("cpuMicros"),
                    found.thousandth("allocatedBytes"));
        }
    }
}
