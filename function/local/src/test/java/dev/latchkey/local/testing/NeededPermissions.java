package dev.latchkey.local.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What IAM must allow for a request to DynamoDB: for each item the action and the item's kind. */
final class NeededPermissions {
    private static final Map<String, String> ACTIONS = Map.of(
            "Get", "GetItem",
            "Put", "PutItem",
            "Update", "UpdateItem",
            "Delete", "DeleteItem",
            "ConditionCheck", "ConditionCheckItem");

    private NeededPermissions() {}

    /**
     * The permissions, such as {@code GetItem access#current}; of {@code access#} items the whole key.
     *
     * @param call the operation, and of one on items a kind of item after it
     * @param body the request's
     */
    static List<String> of(String call, String body) {
        String operation = call.replaceFirst(" .*", "");
        if (operation.equals(call)) {
            return List.of(operation);
        }
        JsonNode request = JsonObject.parse(body).tree();
        List<String> permissions = new ArrayList<>();
        request.path("TransactItems")
                .forEach(part -> part.properties()
                        .forEach(action ->
                                permissions.add(ACTIONS.get(action.getKey()) + " " + kind(action.getValue()))));
        request.path("RequestItems")
                .forEach(table -> table.path("Keys").forEach(key -> permissions.add(operation + " " + kind(key))));
        return permissions.isEmpty() ? List.of(operation + " " + kind(request)) : permissions;
    }

    private static String kind(JsonNode item) {
        String key = item.findValue("pk").path("S").asText();
        return key.startsWith("access#") ? key : key.replaceFirst("#.*", "#");
    }
}
