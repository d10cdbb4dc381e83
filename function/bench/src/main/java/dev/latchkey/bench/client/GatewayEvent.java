package dev.latchkey.bench.client;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.testing.ExampleEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Events in payload format 2.0: the repository's example with a body and a proof in the place of its own. */
final class GatewayEvent {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectNode EXAMPLE = example();

    private GatewayEvent() {}

    static String post(String body, String proof) {
        ObjectNode event = EXAMPLE.deepCopy();
        event.put("body", body);
        event.withObject("headers").put("dpop", proof).put("content-length", Integer.toString(body.length()));
        event.withObject("requestContext").put("requestId", UUID.randomUUID().toString());
        return event.toString();
    }

    private static ObjectNode example() {
        try {
            return (ObjectNode) JSON.readTree(ExampleEvents.file("v2-redeem-json.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
