package dev.latchkey.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tables of one run: printed as they come, and kept in a file. */
public final class Report {
    private final Path file;
    private final PrintStream out;
    private final StringBuilder tables = new StringBuilder();

    public Report(Path file, PrintStream out) {
        this.file = file;
        this.out = out;
    }

    /** Prints the table, and writes the file anew: a run that is broken off keeps what it had. */
    public void add(Table table) {
        out.println(table.markdown());
        tables.append(table.markdown());
        try {
            Files.writeString(file, tables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
