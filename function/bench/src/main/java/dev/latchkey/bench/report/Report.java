package dev.latchkey.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tables of one run: printed as they come, and kept as Markdown and JSON. */
public final class Report {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final PrintStream out;
    private final List<Table> tables = new ArrayList<>();

    public Report(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** Prints the table, and writes the files anew: a run that is broken off keeps what it had. */
    public void add(Table table) {
        tables.add(table);
        out.println(table.markdown());
        try {
            Files.writeString(
                    folder.resolve("results.md"),
                    String.join("", tables.stream().map(Table::markdown).toList()));
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(
                            folder.resolve("results.json").toFile(),
                            tables.stream().map(Table::members).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
