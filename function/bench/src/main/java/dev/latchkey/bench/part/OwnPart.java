package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.Plan;
import dev.latchkey.bench.process.Flags;
import dev.latchkey.bench.process.Found;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Table;
import java.util.List;

/** What of a request is ours: the handler with every port in memory, with Corretto's crypto and with the JDK's. */
public final class OwnPart implements Part {
    private static final Plan PLAN = Plan.oneByOne(500, 2000, 0).withPortsInMemory();

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
        measure(lab, table, "C1", Flags.C1, false);
        measure(lab, table, "C1", Flags.C1, true);
        measure(lab, table, "tiered", Flags.TIERED, false);
        report.add(table);
    }

    private static void measure(Lab lab, Table table, String name, List<String> flags, boolean jdkCrypto) {
        for (Found found : lab.measure(flags, PLAN.withJdkCrypto(jdkCrypto))) {
            table.row(
                    name,
                    jdkCrypto ? "JDK" : "ACCP",
                    found.kind(),
                    found.thousandth("cpuMicros"),
                    found.thousandth("allocatedBytes"));
        }
    }
}
