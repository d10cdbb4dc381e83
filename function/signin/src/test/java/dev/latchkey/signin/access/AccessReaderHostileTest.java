package dev.latchkey.signin.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the JSON is, it becomes an access file or a list of what is wrong with it. */
class AccessReaderHostileTest {
    private static final int SEEDS = 2000;
    private static final int CHANGES = 4;
    private static final String VALUES_JSON = """
            {"values": [null, true, false, 0, 1, -1, 1e400, 123456789012345678901234567890, 111122223333,
            "", " ", "/", "staff", "staff/", "/x", "label:", "label:production", "%s%n%1$s", "\\u0000",
            "\\u202e", "none", "https://", "https://%zz", "99999h", "0h", "mfa", "required", "{", "{}",
            "arn:aws:iam::aws:policy/A", [], {}, [[]], [null], [1], ["staff/a", "staff/a"],
            {"": ""}, {"name": null}, {"111122223333": {"name": "x"}}, {"a/b~c": 1}]}""";
    private static final List<JsonNode> VALUES = values();

    @Test
    void changedFile_isReadOrRefused() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            readOrRefuse(seed);
        }
    }

    private static void readOrRefuse(long seed) {
        Random random = new Random(seed);
        ObjectNode tree = AccessExample.tree();
        for (int i = 0; i <= random.nextInt(CHANGES); i++) {
            List<String> places = new ArrayList<>();
            collect("", tree, places);
            AccessExample.put(
                    tree,
                    places.get(random.nextInt(places.size())),
                    VALUES.get(random.nextInt(VALUES.size())).deepCopy());
        }
        try {
            assertFalse(AccessReader.read(tree).identityProviders().isEmpty());
        } catch (InvalidAccessFileException e) {
            assertFalse(e.problems().isEmpty());
            e.problems().forEach(problem -> {
                assertTrue(problem.path().isEmpty() || problem.path().startsWith("/"), "with seed " + seed);
                assertFalse(problem.sentence().isBlank(), "with seed " + seed);
            });
        }
    }

    private static void collect(String path, JsonNode node, List<String> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                String place = path + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
                places.add(place);
                collect(place, member.getValue(), places);
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(path + "/" + i);
            collect(path + "/" + i, node.get(i), places);
        }
    }

    private static List<JsonNode> values() {
        List<JsonNode> values = new ArrayList<>();
        JsonObject.parse(VALUES_JSON).tree().path("values").forEach(values::add);
        values.add(AccessExample.tree().textNode("x".repeat(100_000)));
        values.add(AccessExample.tree().textNode("https://a.example/" + "a".repeat(100_000)));
        return values;
    }
}
