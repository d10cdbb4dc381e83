package dev.latchkey.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of texts and numbers, with sentences below it. */
public final class Table {
    private final String title;
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public Table(String title, List<String> columns) {
        this.title = title;
        this.columns = List.copyOf(columns);
    }

    /** Adds a row: a {@code String} or a {@code Number} for each column. */
    public Table row(Object... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public Table note(String sentence) {
        notes.add(sentence);
        return this;
    }

    /** The table in Markdown, its columns aligned for who reads it as text. */
    public String markdown() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        rows.forEach(row -> lines.add(row.stream().map(Table::text).toList()));
        int[] widths = IntStream.range(0, columns.size())
                .map(i -> lines.stream()
                        .mapToInt(line -> line.get(i).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder("### ").append(title).append("\n\n");
        for (int i = 0; i < lines.size(); i++) {
            text.append(line(lines.get(i), widths, " "));
            if (i == 0) {
                text.append(line(columns.stream().map(column -> "").toList(), widths, "-"));
            }
        }
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.append('\n').toString();
    }

    private static String line(List<String> cells, int[] widths, String filler) {
        return IntStream.range(0, cells.size())
                .mapToObj(i ->
                        cells.get(i) + filler.repeat(widths[i] - cells.get(i).length()))
                .collect(Collectors.joining(filler + "|" + filler, "|" + filler, filler + "|\n"));
    }

    /** Numbers with as many places as say something. */
    private static String text(Object cell) {
        if (cell instanceof Number number) {
            double value = number.doubleValue();
            int places = value == Math.rint(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
            return ("%." + places + "f").formatted(value);
        }
        return cell.toString();
    }
}
