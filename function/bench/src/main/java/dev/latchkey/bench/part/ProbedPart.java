package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.Plan;
import dev.latchkey.bench.process.Flags;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Table;
import dev.latchkey.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What each kind of request takes once it is warm, measured within the function's process.
 *
 * @param rows the probes, under the names that the table's first column gives them
 * @param columns what is told of each kind, as {@link dev.latchkey.bench.measured.Probe} names it
 */
public record ProbedPart(String name, String title, List<Row> rows, List<String> columns) implements Part {
    /** How long each call takes, as if the service were a network away. */
    static final int DELAY_MILLIS = 20;

    private static final String CPU = "CPU ms";
    private static final String ALLOCATED = "allocated KB";

    /** One probe. */
    record Row(String what, List<String> flags, Plan plan) {}

    /** One request at a time, each service 20 ms away. */
    public static ProbedPart warm() {
        return new ProbedPart(
                "warm",
                "Warm: one request at a time, 20 ms of delay in each service",
                rows(false, 400, 50, DELAY_MILLIS, 1),
                List.of("rounds", "answered in ms", "own time above the delays, ms", CPU, ALLOCATED));
    }

    /** What is ours alone, without SDK and services. */
    public static ProbedPart own() {
        return new ProbedPart(
                "own",
                "Ours: the same handler with its ports in memory, without the SDK",
                rows(true, 500, 2000, 0, 1),
                List.of(CPU, ALLOCATED));
    }

    /** As many requests at a time as there are cores. */
    public static ProbedPart throughput() {
        return new ProbedPart(
                "throughput",
                "Throughput: as many requests at a time as cores, no delay in the services",
                rows(false, 600, 400, 0, Runtime.getRuntime().availableProcessors()),
                List.of("requests/s", CPU));
    }

    private static List<Row> rows(boolean inMemory, int warmUp, int requests, int delay, int threads) {
        Plan plan = new Plan(inMemory, false, warmUp, requests, delay, threads);
        return List.of(
                new Row("C1", Flags.C1, plan),
                new Row(
                        "C1, with the JDK's crypto",
                        Flags.C1,
                        new Plan(inMemory, true, warmUp, requests, delay, threads)),
                new Row("both compilers", Flags.TIERED, plan));
    }

    @Override
    public void run(Lab lab, Report report) {
        List<String> names = new ArrayList<>(List.of("what", "request"));
        names.addAll(columns);
        Table table = new Table(title, names);
        for (Row row : rows) {
            JsonObject found = lab.measure(row.flags(), row.plan());
            for (String kind : found.names()) {
                JsonObject numbers = found.object(kind).orElseThrow();
                List<Object> cells = new ArrayList<>(List.of(row.what(), kind));
                columns.forEach(column -> cells.add(numbers.number(column).orElseThrow()));
                table.row(cells.toArray());
            }
        }
        report.add(table);
    }
}
