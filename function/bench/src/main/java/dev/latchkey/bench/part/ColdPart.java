package dev.latchkey.bench.part;

import dev.latchkey.bench.process.Java;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.process.LambdaStart;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Statistics;
import dev.latchkey.bench.report.Table;
import dev.latchkey.bench.variant.Floor;
import dev.latchkey.bench.variant.ThreeCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** From process start to the first answer, in fresh processes, every kind in turn so that all see the same machine. */
public final class ColdPart implements Part {
    private static final String REDEMPTION = "redemption";
    private static final String REFRESH = "refresh";
    private static final String THREE_CALLS = "three calls";
    private static final String ARTIFACT = "as it is deployed";
    private static final String IMAGE = "in an image of one's own";
    private static final String DEFAULTS = "SDK's defaults: netty beside apache5, clients and event as they come";
    private static final String BEST = "the SDK alone at its best: CRT";

    private record Row(String what, String flags, String request) {}

    @Override
    public void run(Lab lab, Report report) {
        lab.standIns().control().delay(0);
        try (Events events = new Events(lab)) {
            Map<Row, DoubleSupplier> rows = rows(lab, new Variants(lab), events);
            Map<Row, List<Double>> times = new LinkedHashMap<>();
            for (int i = 0; i < lab.options().runs(); i++) {
                rows.forEach((row, measure) ->
                        times.computeIfAbsent(row, first -> new ArrayList<>()).add(measure.getAsDouble()));
            }
            report.add(table(times));
        }
    }

    private static Map<Row, DoubleSupplier> rows(Lab lab, Variants variants, Events events) {
        ColdStart cold = new ColdStart(lab);
        AotCache caches = new AotCache(lab, events);
        Map<Row, DoubleSupplier> rows = new LinkedHashMap<>();
        LambdaStart artifact = variants.artifact(Java.LAMBDA);
        LambdaStart artifactAot = caches.train("artifact", variants.artifactJar());
        LambdaStart defaults = variants.defaults(Java.RUNTIME);
        LambdaStart defaultsTiered = variants.defaults(Java.RUNTIME_TIERED);
        LambdaStart crt = variants.crt(Java.LAMBDA);
        LambdaStart crtAot = caches.train("crt", variants.crtJar());
        rows.put(new Row(ARTIFACT, "C1", REDEMPTION), () -> cold.function(artifact, events.redemption()));
        rows.put(new Row(ARTIFACT, "C1", REFRESH), () -> cold.function(artifact, events.refresh()));
        rows.put(new Row(IMAGE, "C1, AOT", REDEMPTION), () -> cold.function(artifactAot, events.redemption()));
        rows.put(new Row(IMAGE, "C1, AOT", REFRESH), () -> cold.function(artifactAot, events.refresh()));
        rows.put(new Row("with CRT for apache5", "C1", REDEMPTION), () -> cold.function(crt, events.redemption()));
        rows.put(
                new Row(IMAGE + ", with CRT", "C1, AOT", REDEMPTION), () -> cold.function(crtAot, events.redemption()));
        rows.put(new Row(DEFAULTS, "C1", REDEMPTION), () -> cold.function(defaults, events.redemption()));
        rows.put(new Row(DEFAULTS, "tiered", REDEMPTION), () -> cold.function(defaultsTiered, events.redemption()));
        Java threeCalls = Java.of(Java.RUNTIME, variants.crtClassPath(), ThreeCalls.class);
        Java threeCallsAot = caches.train("three-calls", threeCalls);
        rows.put(new Row(BEST, "C1", THREE_CALLS), () -> cold.program(threeCalls));
        rows.put(new Row(BEST, "C1, AOT", THREE_CALLS), () -> cold.program(threeCallsAot));
        Java floor = Java.of(Java.RUNTIME, lab.benchJar().toString(), Floor.class);
        Java floorAot = caches.train("floor", floor);
        rows.put(new Row("the floor: by hand over TLS sockets", "C1", THREE_CALLS), () -> cold.program(floor));
        rows.put(new Row("the floor: by hand over TLS sockets", "C1, AOT", THREE_CALLS), () -> cold.program(floorAot));
        return rows;
    }

    private static Table table(Map<Row, List<Double>> times) {
        Table table = new Table(
                "cold",
                "Cold: from process start to the first answer, ms",
                "what",
                "flags",
                "first request",
                "median",
                "least",
                "most",
                "processes");
        Map<Row, Statistics> found = new LinkedHashMap<>();
        times.forEach((row, millis) -> {
            Statistics one = Statistics.of(millis);
            found.put(row, one);
            table.row(row.what(), row.flags(), row.request(), one.median(), one.least(), one.most(), one.count());
        });
        double ours = median(found, new Row(ARTIFACT, "C1", REDEMPTION));
        double oursAot = median(found, new Row(IMAGE, "C1, AOT", REDEMPTION));
        double best = median(found, new Row(BEST, "C1, AOT", THREE_CALLS));
        double defaults = median(found, new Row(DEFAULTS, "C1", REDEMPTION));
        return table.note("A first redemption to the SDK's best: %.2f with an AOT cache, %.2f without (goal: 1.3)."
                        .formatted(oursAot / best, ours / best))
                .note(
                        "A first redemption to that with the SDK's defaults: %.2f with an AOT cache, %.2f without (goal: 0.25)."
                                .formatted(oursAot / defaults, ours / defaults));
    }

    private static double median(Map<Row, Statistics> found, Row row) {
        Statistics one = found.get(row);
        return one == null ? Double.NaN : one.median();
    }
}
