package dev.latchkey.signin.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class AccessJsonTest {
    @Test
    void compiledTree_isReadAsTheFileItWas() {
        assertEquals(AccessExample.file(), AccessJson.read(AccessJson.compile(AccessExample.tree())));
        assertEquals(AccessExample.tree(), AccessJson.tree(AccessJson.compile(AccessExample.tree())));
    }

    @Test
    void sameTree_isCompiledToTheSameBytes() {
        assertArrayEquals(AccessJson.compile(AccessExample.tree()), AccessJson.compile(AccessExample.tree()));
    }

    @Test
    void aThousandAccountsAndRules_fitTheItem() {
        ObjectNode tree = AccessExample.tree();
        for (int i = 0; i < 1000; i++) {
            String id = Long.toString(100_000_000_000L + i * 7_919_731L);
            tree.withObject("/accounts").putObject(id).put("name", "Account " + id);
            ObjectNode rule = tree.withArray("/rules").addObject();
            rule.put("name", "rule-" + i).put("role", "Role" + i);
            rule.putArray("groups").add("staff/group-" + i);
            rule.putArray("accounts").add(id);
        }
        byte[] compiled = AccessJson.compile(tree);
        assertTrue(compiled.length < AccessJson.MAX_COMPILED_BYTES / 5);
        assertEquals(1003, AccessJson.read(compiled).rules().size());
    }

    @Test
    void treeThatDoesNotFitTheItem_isRefused() {
        StringBuilder noise = new StringBuilder();
        new Random(1).ints(500_000, 33, 126).forEach(character -> noise.append((char) character));
        ObjectNode tree = AccessExample.tree().put("noise", noise.toString());
        assertInvalid(() -> AccessJson.compile(tree), "too large");
    }

    @Test
    void whatUnpacksToTooMuch_isRefused() throws IOException {
        assertInvalid(() -> AccessJson.compile(AccessExample.tree().put("a", "a".repeat(9_000_000))), "too large");
        byte[] bomb = gzip(" ".repeat(9_000_000) + "{}");
        assertInvalid(() -> AccessJson.read(bomb), "8 MiB");
    }

    @Test
    void whatIsNoCompiledTree_isRefused() throws IOException {
        byte[] compiled = AccessJson.compile(AccessExample.tree());
        assertInvalid(() -> AccessJson.read(new byte[0]), "not the compressed JSON");
        assertInvalid(() -> AccessJson.read(Arrays.copyOf(compiled, compiled.length / 2)), "not the compressed JSON");
        assertInvalid(() -> AccessJson.read("{}".getBytes(StandardCharsets.UTF_8)), "not the compressed JSON");
        for (String json : new String[] {"", "[]", "null", "{\"a\":1,\"a\":1}", "{} {}", "{\"a\":".repeat(10_000)}) {
            byte[] other = gzip(json);
            assertInvalid(() -> AccessJson.read(other), "not the compressed JSON");
        }
    }

    @Test
    void whatIsNoAccessFile_isRefused() throws IOException {
        byte[] empty = gzip("{}");
        assertInvalid(() -> AccessJson.read(empty), "identityProviders is missing");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void assertInvalid(org.junit.jupiter.api.function.Executable reading, String sentence) {
        String message = String.valueOf(
                assertThrows(InvalidAccessFileException.class, reading).getMessage());
        assertTrue(message.contains(sentence), message);
    }
}
