package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.Login;
import dev.latchkey.bench.process.Flags;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.process.RunningFunction;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Statistics;
import dev.latchkey.bench.report.Table;
import dev.latchkey.local.lambda.BuiltFunction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** From process start to the first answer, in fresh processes without a snapshot. */
public final class ColdPart implements Part {
    private static final int RUNS = Integer.getInteger("runs", 9);

    @Override
    public void run(Lab lab, Report report) {
        lab.control().delay(0);
        Table table = new Table(
                "Cold: from process start to the first answer without a snapshot, ms",
                List.of("first request", "median", "least", "most", "processes"));
        Map<FirstRequest, List<Double>> times = new EnumMap<>(FirstRequest.class);
        try (RunningFunction other = RunningFunction.start(lab, BuiltFunction.TOKEN, Flags.C1)) {
            for (int i = 0; i < RUNS; i++) {
                for (FirstRequest request : FirstRequest.values()) {
                    times.computeIfAbsent(request, first -> new ArrayList<>()).add(millis(lab, request.make(other)));
                }
            }
        }
        times.forEach((request, millis) -> {
            Statistics found = Statistics.of(millis);
            table.row(request.word(), found.median(), found.least(), found.most(), found.count());
        });
        report.add(table);
    }

    /** To the answer to the event, in a new process. */
    static double millis(Lab lab, String event) {
        Path taskRoot = BuiltFunction.TOKEN.taskRoot(lab.folder());
        long start = System.nanoTime();
        try (RunningFunction function = RunningFunction.start(lab, BuiltFunction.TOKEN, taskRoot, Flags.C1)) {
            String answer = function.invoke(event);
            double millis = (System.nanoTime() - start) / 1e6;
            Login.refreshToken(answer);
            return millis;
        }
    }
}
