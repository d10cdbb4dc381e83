package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.MemoryProbe;
import dev.latchkey.bench.process.Java;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Table;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.lambda.LambdaProcess;
import java.util.Comparator;
import java.util.List;

/** Memory at the template's size, and the artifact's own size. */
public final class MemoryPart implements Part {
    private static final int LOOKS = 5;
    private static final double MEGA = 1e6;

    @Override
    public void run(Lab lab, Report report) {
        Table table = new Table(
                "memory",
                "Memory at " + LambdaProcess.MEMORY_MB + " MB, C1 and serial collector",
                "requests",
                "heap after the last collection, MB",
                "resident, MB",
                "threads");
        JsonObject found = lab.measure(Java.of(
                Java.LAMBDA,
                lab.probeClassPath(),
                MemoryProbe.class,
                lab.options().requests(),
                LOOKS));
        List<String> looks = found.names().stream()
                .sorted(Comparator.comparingInt(Integer::parseInt))
                .toList();
        for (String requests : looks) {
            JsonObject one = found.object(requests).orElseThrow();
            table.row(
                    Integer.valueOf(requests),
                    one.number("heapBytes").orElseThrow() / MEGA,
                    one.number("residentBytes").orElseThrow() / MEGA,
                    one.number("threads").orElseThrow());
        }
        report.add(table);
        report.add(ArtifactSize.table(lab.artifact()));
    }
}
