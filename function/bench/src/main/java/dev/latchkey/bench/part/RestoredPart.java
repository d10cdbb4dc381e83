package dev.latchkey.bench.part;

import dev.latchkey.bench.process.Java;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.process.LambdaStart;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Statistics;
import dev.latchkey.bench.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The first invocation after a snapshot: the function has run up to it, and the services have dropped its connections.
 * No memory is paged in from a snapshot here, which Lambda does besides.
 */
public final class RestoredPart implements Part {
    private static final int ROUNDS = 3;
    private static final String DEPLOYED = "as it is deployed";

    private record Row(String what, String flags, boolean primed, String request) {}

    private record Case(LambdaStart function, Supplier<String> event) {}

    @Override
    public void run(Lab lab, Report report) {
        try (Events events = new Events(lab)) {
            Map<Row, Case> cases = cases(new Variants(lab), events);
            Map<Row, List<Double>> times = new LinkedHashMap<>();
            SnapStart snapStart = new SnapStart(lab);
            // A snapshot takes several times as long to get to as a start does.
            for (int i = 0; i < Math.max(1, lab.options().runs() / 2); i++) {
                cases.forEach((row, one) -> times.computeIfAbsent(row, first -> new ArrayList<>())
                        .add(snapStart.firstInvocation(one.function(), row.primed(), one.event())));
            }
            report.add(table(times));
        }
    }

    private static Map<Row, Case> cases(Variants variants, Events events) {
        Supplier<String> redemption = events::redemption;
        Supplier<String> refresh = events::refresh;
        LambdaStart artifact = variants.artifact(Java.LAMBDA);
        LambdaStart jdkCrypto = variants.jdkCrypto(Java.LAMBDA);
        Map<Row, Case> cases = new LinkedHashMap<>();
        cases.put(new Row(DEPLOYED, "C1", false, "redemption"), new Case(artifact, redemption));
        cases.put(new Row(DEPLOYED, "C1", true, "redemption"), new Case(artifact, redemption));
        cases.put(new Row(DEPLOYED, "C1", true, "refresh"), new Case(artifact, refresh));
        cases.put(
                new Row(DEPLOYED, "tiered", true, "redemption"), new Case(variants.artifact(Java.TIERED), redemption));
        cases.put(new Row("with the JDK's crypto", "C1", true, "redemption"), new Case(jdkCrypto, redemption));
        cases.put(
                new Row("with CRT for apache5", "C1", true, "redemption"),
                new Case(variants.crt(Java.LAMBDA), redemption));
        return cases;
    }

    private static Table table(Map<Row, List<Double>> times) {
        Table table = new Table(
                "restored",
                "Restored: the first invocation after a snapshot, 20 ms of delay in each service, ms",
                "what",
                "flags",
                "primed",
                "first request",
                "answered in",
                "own time above the delays",
                "least",
                "most",
                "processes");
        times.forEach((row, millis) -> {
            Statistics found = Statistics.of(millis);
            double delays = ROUNDS * WarmPart.DELAY_MILLIS;
            table.row(
                    row.what(),
                    row.flags(),
                    row.primed() ? "yes" : "no",
                    row.request(),
                    found.median(),
                    found.median() - delays,
                    found.least() - delays,
                    found.most() - delays,
                    found.count());
        });
        return table.note("The goal is at most 20 ms of own time, primed.");
    }
}
