package dev.latchkey.operator.command;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the table is. */
final class TableOptions {
    private static final String DEFAULT_TABLE = "latchkey";

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Latchkey's DynamoDB table; $LATCHKEY_TABLE, or latchkey, unless given")
    private String table = "";

    @Option(names = "--region", paramLabel = "REGION", description = "its Region; AWS's configuration unless given")
    private String region = "";

    String table(Map<String, String> environment) {
        return table.isEmpty() ? environment.getOrDefault("LATCHKEY_TABLE", DEFAULT_TABLE) : table;
    }

    Optional<String> region() {
        return Optional.of(region).filter(name -> !name.isEmpty());
    }
}
