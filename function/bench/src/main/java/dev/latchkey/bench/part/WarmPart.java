package dev.latchkey.bench.part;

import dev.latchkey.bench.measured.WarmProbe;
import dev.latchkey.bench.process.Java;
import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.report.Report;
import dev.latchkey.bench.report.Table;
import dev.latchkey.bench.variant.CrtFunction;
import dev.latchkey.json.JsonObject;
import java.util.List;

/** One request at a time, with 20 ms of delay in each service. */
public final class WarmPart implements Part {
    static final int DELAY_MILLIS = 20;
    private static final String HANDLER = "-Dbench.handler=";
    private static final int WARM_UP = 400;
    private static final int REQUESTS = 50;
    private static final double THOUSAND = 1000;

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
        measure(lab, table, "C1", Java.LAMBDA, List.of());
        measure(lab, table, "C1, with the JDK's crypto", Java.LAMBDA, Crypto.JDK);
        measure(lab, table, "C1, with CRT", Java.LAMBDA, List.of(HANDLER + CrtFunction.class.getName()));
        measure(lab, table, "tiered", Java.TIERED, List.of());
        report.add(table.note(
                "CPU time is that of the whole process, in all threads: SDK, TLS, compiler and collector too."));
    }

    private static void measure(Lab lab, Table table, String name, List<String> flags, List<String> more) {
        JsonObject found = lab.measure(Java.of(
                        flags,
                        lab.probeClassPath("aws-crt", "crt-core"),
                        WarmProbe.class,
                        WARM_UP,
                        REQUESTS,
                        DELAY_MILLIS)
                .with(more));
        for (String kind : Kinds.in(found)) {
            JsonObject one = found.object(kind).orElseThrow();
            double rounds = number(one, "rounds");
            double millis = number(one, "wallMicros") / THOUSAND;
            table.row(
                    name,
                    Kinds.name(kind),
                    rounds,
                    millis,
                    millis - rounds * DELAY_MILLIS,
                    number(one, "cpuMicros") / THOUSAND,
                    number(one, "allocatedBytes") / THOUSAND);
        }
    }

    private static double number(JsonObject json, String name) {
        return json.number(name).orElseThrow();
    }
}
