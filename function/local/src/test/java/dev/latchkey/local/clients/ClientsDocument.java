package dev.latchkey.local.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of docs/clients.md: a row for each situation, and the words that its cells refer to. */
record ClientsDocument(Map<String, String> rows, Map<String, String> words) {
    /** The cell of a client that a situation is not about. */
    static final String NONE = "–";

    private static final Path FILE = Path.of("..", "..", "docs", "clients.md");
    private static final String SITUATIONS = "## What happens";
    private static final String WORDS = "## In the clients' words";

    static ClientsDocument read() throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        return new ClientsDocument(table(lines, SITUATIONS), table(lines, WORDS));
    }

    /** The rows of the first table under a heading, by their first cell. */
    private static Map<String, String> table(List<String> lines, String heading) {
        Map<String, String> rows = new LinkedHashMap<>();
        lines.stream()
                .skip(lines.indexOf(heading) + 1L)
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .forEach(line -> rows.put(line.split("\\|", -1)[1].strip(), line));
        return rows;
    }

    List<String> situations() {
        return List.copyOf(rows.keySet());
    }

    Optional<String> row(Situation situation) {
        return Optional.ofNullable(rows.get(situation.title()));
    }

    /** What the cell has to say: whether it works, how many requests were sent, and where the words are, or what they are. */
    String cell(Client client, Outcome outcome) {
        return switch (outcome.end()) {
            case WORKS -> "works, " + outcome.requests();
            case WAITS -> "waits, " + outcome.requests();
            case FAILS -> "fails, %d: %s".formatted(outcome.requests(), reference(client, outcome.words()));
        };
    }

    private String reference(Client client, String shown) {
        String row = "| " + client.title() + " | `" + shown + "` |";
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().endsWith(row))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(shown);
    }
}
