package dev.latchkey.bench.part;

import dev.latchkey.bench.process.Flags;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.process.RunningFunction;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Statistics;
import dev.latchkey.bench.report.Table;
import dev.latchkey.local.lambda.BuiltFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first invocation after a snapshot, and the same request once the process is warm: the function has run up to the
 * snapshot, and the services have dropped its connections. No memory is paged in here, which Lambda does besides.
 */
public final class RestoredPart implements Part {
    /** A snapshot takes several times as long to get to as a start does. */
    private static final int RUNS = Integer.getInteger("runs", 9) / 2 + 1;

    private static final double DELAYS = 3 * ProbedPart.DELAY_MILLIS;
    private static final int WARM_UP = 400;
    private static final int WARM = 30;
    private static final double PERCENT = 100;

    /** What is started, and the own times of its first request and of the same when warm, in ms. */
    private record Row(
            String what,
            List<String> flags,
            boolean primed,
            FirstRequest request,
            Path taskRoot,
            List<Double> first,
            List<Double> warm) {
        Row(String what, List<String> flags, boolean primed, FirstRequest request, Path taskRoot) {
            this(what, flags, primed, request, taskRoot, new ArrayList<>(), new ArrayList<>());
        }

        double median() {
            return Statistics.of(first).median();
        }
    }

    @Override
    public void run(Lab lab, Report report) {
        Path deployed = BuiltFunction.TOKEN.taskRoot(lab.folder());
        Path withoutLibrary =
                withoutLibrary(BuiltFunction.TOKEN.taskRoot(lab.folder().resolve("jdk-crypto")));
        Row unprimed = new Row("as it is deployed", Flags.C1, false, FirstRequest.REDEMPTION, deployed);
        Row primed = new Row("as it is deployed", Flags.C1, true, FirstRequest.REDEMPTION, deployed);
        List<Row> rows = List.of(
                unprimed,
                primed,
                new Row("as it is deployed", Flags.C1, true, FirstRequest.REFRESH, deployed),
                new Row("with both compilers", Flags.TIERED, true, FirstRequest.REDEMPTION, deployed),
                new Row("with the JDK's crypto", Flags.C1, true, FirstRequest.REDEMPTION, withoutLibrary));
        try (RunningFunction other = RunningFunction.start(lab, BuiltFunction.TOKEN, deployed, Flags.C1)) {
            for (int i = 0; i < RUNS; i++) {
                rows.forEach(row -> measure(lab, row, other));
            }
        }
        Table table = new Table(
                "Restored: the first invocation after a snapshot, 20 ms of delay in each service, ms",
                List.of(
                        "what",
                        "primed",
                        "first request",
                        "own time above the delays",
                        "least",
                        "most",
                        "the same, warm",
                        "first to warm",
                        "processes"));
        rows.forEach(row -> add(table, row));
        report.add(table.note("The goals: primed, at most 20 ms and at most 2.5 times the same request, warm.")
                .note("Primed, a first redemption takes %.1f %% of an unprimed one (goal: at most 4)."
                        .formatted(PERCENT * primed.median() / unprimed.median())));
    }

    private static void measure(Lab lab, Row row, RunningFunction other) {
        lab.control().delay(0);
        String first = row.request().make(other);
        try (RunningFunction function = row.primed()
                ? RunningFunction.restored(lab, BuiltFunction.TOKEN, row.taskRoot(), row.flags())
                : RunningFunction.start(lab, BuiltFunction.TOKEN, row.taskRoot(), row.flags())
                        .ready()) {
            lab.control().delay(ProbedPart.DELAY_MILLIS);
            row.first().add(FirstRequest.millis(function, first) - DELAYS);
            lab.control().delay(0);
            row.request().make(other, WARM_UP).forEach(function::invoke);
            List<String> events = row.request().make(other, WARM);
            lab.control().delay(ProbedPart.DELAY_MILLIS);
            events.forEach(event -> row.warm().add(FirstRequest.millis(function, event) - DELAYS));
        } finally {
            lab.control().delay(0);
        }
    }

    private static void add(Table table, Row row) {
        Statistics first = Statistics.of(row.first());
        double warm = Statistics.of(row.warm()).median();
        table.row(
                row.what(),
                row.primed() ? "yes" : "no",
                row.request().word(),
                first.median(),
                first.least(),
                first.most(),
                warm,
                first.median() / warm,
                first.count());
    }

    /** As on a machine that the native library was not made for. */
    private static Path withoutLibrary(Path taskRoot) {
        try (Stream<Path> files = Files.list(taskRoot.resolve("com/amazon/corretto/crypto/provider"))) {
            for (Path library : files.filter(
                            file -> file.getFileName().toString().startsWith("lib"))
                    .toList()) {
                Files.delete(library);
            }
            return taskRoot;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
