package dev.latchkey.signin.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.json.GzippedJson;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.signin.access.InvalidAccessFileException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The compiled form of an access file, in which it is applied: the file's own tree as JSON, with the same names, so
 * that one reader reads both; compressed by gzip.
 */
public final class AccessJson {
    /** The most bytes that the compiled form may have: a DynamoDB item holds 400 KB. */
    public static final int MAX_COMPILED_BYTES = 380 * 1024;

    private AccessJson() {}

    /**
     * The compiled form of the tree, the same bytes for the same tree.
     *
     * @param source as {@link AccessReader} reads it
     * @throws InvalidAccessFileException if it is too large to be applied
     */
    public static byte[] compile(JsonNode source) {
        String json = source.toString();
        byte[] compiled = GzippedJson.of(json);
        if (json.getBytes(StandardCharsets.UTF_8).length > GzippedJson.MAX_JSON_BYTES
                || compiled.length > MAX_COMPILED_BYTES) {
            throw invalid("the file is too large: compressed it may have 380 KB. Shorten it, by labels for instance");
        }
        return compiled;
    }

    /**
     * The tree that was compiled.
     *
     * @throws InvalidAccessFileException if {@code compiled} is no compiled form
     */
    public static JsonNode tree(byte[] compiled) {
        try {
            return GzippedJson.read(compiled).tree();
        } catch (MalformedJsonException e) {
            throw invalid("what is applied is not the compressed JSON that infra/latchkey access apply writes: "
                    + e.getMessage());
        }
    }

    /**
     * The access file that was compiled.
     *
     * @throws InvalidAccessFileException if {@code compiled} is no compiled form, or not of an access file
     */
    public static AccessFile read(byte[] compiled) {
        return AccessReader.read(tree(compiled));
    }

    private static InvalidAccessFileException invalid(String sentence) {
        return new InvalidAccessFileException(List.of(new Problem("", sentence)));
    }
}
