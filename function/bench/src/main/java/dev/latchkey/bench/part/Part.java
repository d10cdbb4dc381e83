package dev.latchkey.bench.part;

import dev.latchkey.bench.process.Lab;
import dev.latchkey.bench.report.Report;

/** A part of the benchmark. */
@FunctionalInterface
public interface Part {
    /** Measures, and adds its tables. */
    void run(Lab lab, Report report);
}
