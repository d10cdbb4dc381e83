package dev.latchkey.bench.report;

import java.util.List;

/** What is said of several measurements of one thing. */
public record Statistics(double median, double least, double most, int count) {
    public static Statistics of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Statistics(median, sorted.getFirst(), sorted.getLast(), sorted.size());
    }
}
