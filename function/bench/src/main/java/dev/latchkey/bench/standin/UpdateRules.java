package dev.latchkey.bench.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What the adapters' UpdateItem requests do, by the key's prefix and the expression's beginning. */
final class UpdateRules {
    private UpdateRules() {}

    /**
     * The item with the update done.
     *
     * @param item as it stands, with its key only when it is new; changed
     * @return empty if the update's condition does not hold
     */
    static Optional<ObjectNode> apply(JsonNode input, ObjectNode item) {
        String pk = item.path("pk").path("S").textValue();
        String expression = input.path("UpdateExpression").textValue();
        JsonNode values = input.path("ExpressionAttributeValues");
        return switch (pk.substring(0, pk.indexOf('#')) + " " + firstWords(expression)) {
            case "proof SET fingerprint" -> useProof(item, values);
            case "refreshed SET lease" -> claim(item, values);
            case "refreshed SET answer" -> commit(item, values);
            case "refreshed REMOVE lease," -> release(item, values);
            case "session ADD #mints" ->
                Optional.of(countMint(
                        item,
                        input.path("ExpressionAttributeNames").path("#mints").textValue(),
                        values));
            default -> throw new IllegalArgumentException(pk + ": " + expression);
        };
    }

    static long number(JsonNode item, String name) {
        return Long.parseLong(item.path(name).path("N").asText("0"));
    }

    /** The clause, and the first attribute that it names. */
    private static String firstWords(String expression) {
        return expression.substring(0, expression.indexOf(' ', expression.indexOf(' ') + 1));
    }

    private static Optional<ObjectNode> useProof(ObjectNode item, JsonNode values) {
        if (item.has("firstUse")
                && (!item.path("fingerprint").equals(values.path(":fingerprint"))
                        || number(item, "firstUse") < number(values, ":earliestFirstUse"))) {
            return Optional.empty();
        }
        if (!item.has("firstUse")) {
            item.set("firstUse", values.path(":now"));
        }
        return Optional.of(set(item, values, "fingerprint", "expiresAt"));
    }

    private static Optional<ObjectNode> claim(ObjectNode item, JsonNode values) {
        long now = number(values, ":now");
        if (number(item, "leaseEndsAt") > now || number(item, "usableUntil") > now) {
            return Optional.empty();
        }
        item.remove("answer");
        item.remove("usableUntil");
        return Optional.of(set(item, values, "lease", "leaseEndsAt", "expiresAt"));
    }

    private static Optional<ObjectNode> commit(ObjectNode item, JsonNode values) {
        if (!item.path("lease").equals(values.path(":lease"))) {
            return Optional.empty();
        }
        item.remove("lease");
        item.remove("leaseEndsAt");
        return Optional.of(set(item, values, "answer", "usableUntil", "expiresAt"));
    }

    private static Optional<ObjectNode> release(ObjectNode item, JsonNode values) {
        if (!item.path("lease").equals(values.path(":lease"))) {
            return Optional.empty();
        }
        item.remove("lease");
        item.remove("leaseEndsAt");
        return Optional.of(item);
    }

    private static ObjectNode countMint(ObjectNode item, String name, JsonNode values) {
        item.putObject(name).put("N", Long.toString(number(item, name) + number(values, ":mints")));
        return set(item, values, "expiresAt");
    }

    private static ObjectNode set(ObjectNode item, JsonNode values, String... names) {
        for (String name : names) {
            item.set(name, values.path(":" + name));
        }
        return item;
    }
}
