package dev.latchkey.bench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.latchkey.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tables of one run: printed as they come, and kept as Markdown and JSON. */
public final class Report {
    private final Path folder;
    private final PrintStream out;
    private final List<Table> tables = new ArrayList<>();

    /** @param folder made if it is not there */
    public Report(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** Prints the table, and writes the files anew: a run that is broken off keeps what it had. */
    public void add(Table table) {
        tables.add(table);
        out.println(table.markdown());
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("results.md"),
                    String.join("", tables.stream().map(Table::markdown).toList()));
            Files.writeString(folder.resolve("results.json"), json() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String json() {
        return Json.write(json -> {
            json.writeArrayFieldStart("tables");
            for (Table table : tables) {
                json.writeStartObject();
                json.writeStringField("part", table.name());
                json.writeStringField("title", table.title());
                json.writeArrayFieldStart("rows");
                for (List<Object> row : table.rows()) {
                    write(json, table.columns(), row);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("notes");
                for (String note : table.notes()) {
                    json.writeString(note);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, List<String> columns, List<Object> row) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            json.writeObjectField(columns.get(i), row.get(i));
        }
        json.writeEndObject();
    }
}
