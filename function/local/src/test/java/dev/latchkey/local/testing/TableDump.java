package dev.latchkey.local.testing;

import dev.latchkey.local.LocalService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Everything that is in a service's table. */
public final class TableDump {
    private final List<String> items = new ArrayList<>();

    private TableDump() {}

    public static TableDump of(LocalService service) {
        TableDump dump = new TableDump();
        service.clients()
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName(service.settings().tableName()))
                .items()
                .forEach(item -> dump.items.add(text(item)));
        return dump;
    }

    public int items() {
        return items.size();
    }

    /** Whether any item holds the text: as it is, in base64 or base64url, in hexadecimal, or decoded from base64url. */
    public boolean contains(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                        text,
                        Base64.getEncoder().withoutPadding().encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                        HexFormat.of().formatHex(bytes))
                .anyMatch(form -> items.stream().anyMatch(item -> item.contains(form)));
    }

    private static String text(Map<String, AttributeValue> item) {
        StringBuilder text = new StringBuilder(item.toString());
        for (AttributeValue value : item.values()) {
            if (value.s() != null && value.s().matches("[A-Za-z0-9_-]{40,}")) {
                text.append(new String(Base64.getUrlDecoder().decode(value.s()), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }
}
