package dev.latchkey.bench.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.http.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * As much of DynamoDB as the adapters ask for, in the AWS JSON 1.0 protocol: DynamoDB Local takes longer for a call than
 * what is measured. Its oldest items are forgotten, so that a long run measures the function's memory and not this.
 */
final class DynamoDbStandIn {
    private static final int MOST_ITEMS = 20_000;
    private static final String TARGET_PREFIX = "DynamoDB_20120810.";
    private static final String ERROR_PREFIX = "com.amazonaws.dynamodb.v20120810#";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> items = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ObjectNode> eldest) {
            return size() > MOST_ITEMS;
        }
    };

    Exchange.Answer handle(Exchange exchange) {
        try {
            JsonNode input = json.readTree(exchange.body().bytes());
            return call(exchange.header("x-amz-target"), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Exchange.Answer call(String target, JsonNode input) {
        return switch (target.substring(TARGET_PREFIX.length())) {
            case "GetItem" ->
                answer(200, item(input).map(item -> object("Item", item)).orElseGet(json::createObjectNode));
            case "PutItem" -> putIfAbsent(input);
            case "UpdateItem" -> update(input);
            case "TransactWriteItems" -> transact(input.path("TransactItems"));
            default -> throw new IllegalArgumentException(target);
        };
    }

    private Exchange.Answer putIfAbsent(JsonNode input) {
        ObjectNode item = (ObjectNode) input.path("Item");
        return items.putIfAbsent(pk(item), item) == null
                ? answer(200, json.createObjectNode())
                : conditionFailed(Optional.empty());
    }

    private Exchange.Answer update(JsonNode input) {
        Optional<ObjectNode> old = item(input);
        Optional<ObjectNode> updated = UpdateRules.apply(
                input, old.map(ObjectNode::deepCopy).orElseGet(() -> ((ObjectNode) input.path("Key")).deepCopy()));
        if (updated.isEmpty()) {
            return conditionFailed(old);
        }
        items.put(pk(updated.get()), updated.get());
        return answer(200, object("Attributes", updated.get()));
    }

    /** The one transaction there is: a code's conditional delete, and the put of what is kept of it. */
    private Exchange.Answer transact(JsonNode writes) {
        JsonNode delete = writes.path(0).path("Delete");
        ObjectNode kept = (ObjectNode) writes.path(1).path("Put").path("Item");
        long now = UpdateRules.number(delete.path("ExpressionAttributeValues"), ":now");
        if (item(delete)
                .filter(code -> UpdateRules.number(code, "expiresAt") > now)
                .isEmpty()) {
            ObjectNode error = error("TransactionCanceledException");
            error.putArray("CancellationReasons").addObject().put("Code", "ConditionalCheckFailed");
            error.withArray("CancellationReasons").addObject().put("Code", "None");
            return answer(400, error);
        }
        items.remove(pk(delete.path("Key")));
        items.put(pk(kept), kept);
        return answer(200, json.createObjectNode());
    }

    private Optional<ObjectNode> item(JsonNode input) {
        return Optional.ofNullable(items.get(pk(input.path("Key"))));
    }

    private static String pk(JsonNode item) {
        return item.path("pk").path("S").textValue();
    }

    private Exchange.Answer conditionFailed(Optional<ObjectNode> old) {
        ObjectNode error = error("ConditionalCheckFailedException");
        old.ifPresent(item -> error.set("Item", item));
        return answer(400, error);
    }

    private ObjectNode error(String shape) {
        return json.createObjectNode().put("__type", ERROR_PREFIX + shape);
    }

    private ObjectNode object(String name, ObjectNode value) {
        return json.createObjectNode().set(name, value);
    }

    private static Exchange.Answer answer(int status, ObjectNode body) {
        String text = body.toString();
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return new Exchange.Answer(
                status,
                Map.of(
                        "Content-Type",
                        "application/x-amz-json-1.0",
                        "x-amz-crc32",
                        Long.toString(crc.getValue()),
                        "x-amzn-RequestId",
                        UUID.randomUUID().toString()),
                text);
    }
}
