package dev.latchkey.json;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JsonObjectTest extends JsonObjectHarness {
    @Test
    void toString_namesMembersAndHidesWhatTheyHold() {
        String text = accepted("{\"code\":\"s3cr3t\",\"o\":{\"s3cr3t\":1},\"l\":[\"s3cr3t\"]}")
                .toString();

        assertTrue(text.contains("code"));
        assertFalse(text.contains(SECRET), text);
    }
}
