package dev.latchkey.bench.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.grant.SessionId;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.testing.Grants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * DynamoDB's recorded responses, with the values filled in that the functions check. Any code can be redeemed, and every
 * condition holds but one: an answer that was stored is found again, and so is a sign-in. The oldest of these are forgotten, so that a long
 * run measures the function's memory.
 */
final class DynamoDbCans {
    /** A response: its status, and its body in JSON. */
    record Response(int status, String body) {}

    private static final int MOST_ANSWERS = 20_000;
    private static final JsonMapper JSON = new JsonMapper();

    private static final String NOTHING_REVOKED = """
            {"Responses": {"latchkey": []}, "UnprocessedKeys": {}}""";

    private final String access;
    private final Map<String, JsonNode> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
            return size() > MOST_ANSWERS;
        }
    };

    /**
     * The table of an installation.
     *
     * @param access the response to a read of the access file
     */
    DynamoDbCans(String access) {
        this.access = access;
    }

    synchronized Response respond(String operation, byte[] body) {
        try {
            JsonNode input = JSON.readTree(body);
            return switch (operation) {
                case "TransactGetItems" -> new Response(200, code(input.path("TransactItems")));
                case "BatchGetItem" -> new Response(200, NOTHING_REVOKED);
                case "UpdateItem" -> update(input);
                case "PutItem" -> {
                    answers.put(input.at("/Item/pk/S").textValue(), input.path("Item"));
                    yield new Response(200, "{}");
                }
                case "GetItem" -> new Response(200, item(input.at("/Key/pk/S").textValue()));
                case "TransactWriteItems" -> {
                    answers.remove(input.at("/TransactItems/0/Delete/Key/pk/S").textValue());
                    JsonNode kept = input.at("/TransactItems/1/Put/Item");
                    if (kept.isObject()) {
                        answers.put(kept.at("/pk/S").textValue(), kept);
                    }
                    yield new Response(200, "{}");
                }
                default -> throw new IllegalArgumentException(operation);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String item(String pk) {
        JsonNode item = answers.get(pk);
        if (item == null) {
            return pk.startsWith("access#") ? access : "{}";
        }
        return JSON.createObjectNode().set("Item", item).toString();
    }

    /** A code that was issued this minute, or what was kept when it was redeemed. */
    private String code(JsonNode gets) {
        JsonNode redeemed = answers.get(gets.at("/1/Get/Key/pk/S").textValue());
        long now = Instant.now().getEpochSecond() / 60 * 60;
        return redeemed != null
                ? "{\"Responses\": [{}, {\"Item\": %s}, {}]}".formatted(redeemed)
                : """
            {"Responses": [{"Item": {
              "pk": {"S": "%1$s"}, "v": {"N": "2"},
              "person": {"S": "%2$s"}, "rule": {"S": "developers"},
              "clientId": {"S": "%3$s"}, "redirectUri": {"S": "%4$s"},
              "codeChallenge": {"S": "%5$s"}, "codeChallengeMethod": {"S": "SHA-256"},
              "roleArn": {"S": "%6$s"},
              "sessionName": {"S": "ada@example.com"}, "sourceIdentity": {"S": "ada@example.com"},
              "claims": {"M": {"email": {"S": "ada@example.com"}}}, "tags": {"M": {"team": {"S": "engines"}}},
              "policyArns": {"L": [{"S": "arn:aws:iam::aws:policy/ReadOnlyAccess"}]},
              "authTime": {"N": "%7$d"}, "expiresAt": {"N": "%8$d"}, "sessionEndsAt": {"N": "%9$d"},
              "session": {"S": "%10$s"}, "mac": {"B": "bm9uZQ=="}
            }}, {}, {}]}""".formatted(
                                gets.at("/0/Get/Key/pk/S").textValue(),
                                Grants.PERSON.value(),
                                Grants.CLIENT_ID,
                                Grants.REDIRECT_URI,
                                Pkce.challenge(Grants.VERIFIER),
                                Grants.ROLE_ARN,
                                now,
                                now + 300,
                                now + 28_800,
                                SessionId.next().value());
    }

    /** The item as the update's values make it. */
    private Response update(JsonNode input) {
        String pk = input.at("/Key/pk/S").textValue();
        JsonNode values = input.path("ExpressionAttributeValues");
        ObjectNode item = JSON.createObjectNode();
        item.set("pk", input.at("/Key/pk"));
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            String name = value.getKey().substring(1);
            item.set(input.path("ExpressionAttributeNames").path("#" + name).asText(name), value.getValue());
        }
        if (values.has(":answer")) {
            answers.put(pk, item);
        } else if (answers.containsKey(pk)) {
            return new Response(400, """
            {"__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
             "message": "The conditional request failed", "Item": %s}""".formatted(answers.get(pk)));
        }
        return new Response(200, JSON.createObjectNode().set("Attributes", item).toString());
    }
}
