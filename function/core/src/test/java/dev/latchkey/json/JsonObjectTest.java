package dev.latchkey.json;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonObjectTest extends JsonObjectHarness {
    @Test
    void toString_namesMembersAndHidesWhatTheyHold() {
        String text = accepted("{\"code\":\"s3cr3t\",\"o\":{\"s3cr3t\":1},\"l\":[\"s3cr3t\"]}")
                .toString();

        assertTrue(text.contains("code"));
        assertFalse(text.contains(SECRET), text);
    }

    @Test
    void hasAString_onlyIfItIsThatString() {
        JsonObject json = accepted("{\"a\":\"2.0\",\"b\":2.0,\"c\":null,\"d\":[\"2.0\"]}");

        assertTrue(json.has("a", "2.0"));
        for (String name : List.of("b", "c", "d", "e")) {
            assertFalse(json.has(name, "2.0"), name);
        }
        assertFalse(json.has("a", "2"));
    }
}
