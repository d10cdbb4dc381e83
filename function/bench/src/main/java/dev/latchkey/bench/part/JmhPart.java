package dev.latchkey.bench.part;

import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Table;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The function's own work, piece by piece, with JMH. */
public final class JmhPart implements Part {
    private static final int WARM_UPS = 4;
    private static final int MEASUREMENTS = 3;
    private static final TimeValue TIME = TimeValue.milliseconds(400);

    @Override
    public void run(Lab lab, Report report) {
        Table table =
                new Table("jmh", "Own work, piece by piece, in µs", "piece", "C1", "± (C1)", "tiered", "± (tiered)");
        Map<String, RunResult> c1 = run("-XX:TieredStopAtLevel=1");
        Map<String, RunResult> tiered = run("-XX:+TieredCompilation");
        c1.forEach((name, result) -> {
            RunResult other = tiered.getOrDefault(name, result);
            table.row(name, score(result), error(result), score(other), error(other));
        });
        report.add(table);
    }

    private static Map<String, RunResult> run(String flag) {
        try {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include("(EventWork|RequestWork|ProofWork)\\.")
                            .forks(1)
                            .warmupIterations(WARM_UPS)
                            .warmupTime(TIME)
                            .measurementIterations(MEASUREMENTS)
                            .measurementTime(TIME)
                            .jvmArgs(
                                    "-XX:+UseSerialGC",
                                    flag,
                                    "--enable-native-access=ALL-UNNAMED",
                                    "--sun-misc-unsafe-memory-access=allow")
                            .verbosity(VerboseMode.SILENT)
                            .shouldFailOnError(true)
                            .build())
                    .run();
            Map<String, RunResult> byName = new TreeMap<>();
            results.forEach(result -> byName.put(name(result), result));
            return byName;
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As code says it, in words; with its provider where there is a choice. */
    private static String name(RunResult result) {
        String provider = result.getParams().getParam("provider");
        return result.getPrimaryResult().getLabel().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)
                + (provider == null ? "" : ", " + provider);
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double error(RunResult result) {
        return result.getPrimaryResult().getScoreError();
    }
}
