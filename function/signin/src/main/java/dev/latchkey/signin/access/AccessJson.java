package dev.latchkey.signin.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.signin.access.InvalidAccessFileException.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The compiled form of an access file, in which it is applied: the file's own tree as JSON, with the same names, so
 * that one reader reads both; compressed by gzip.
 */
public final class AccessJson {
    /** The most bytes that the compiled form may have: a DynamoDB item holds 400 KB. */
    public static final int MAX_COMPILED_BYTES = 380 * 1024;

    /** The most bytes of JSON that are read: what is compressed must not fill the memory. */
    private static final int MAX_JSON_BYTES = 8 * 1024 * 1024;

    private AccessJson() {}

    /**
     * The compiled form of the tree, the same bytes for the same tree.
     *
     * @param source as {@link AccessReader} reads it
     * @throws InvalidAccessFileException if it is too large to be applied
     */
    public static byte[] compile(JsonNode source) {
        byte[] json = source.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream compiled = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compiled)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (json.length > MAX_JSON_BYTES || compiled.size() > MAX_COMPILED_BYTES) {
            throw invalid("the file is too large: compressed it may have 380 KB. Shorten it, by labels for instance");
        }
        return compiled.toByteArray();
    }

    /**
     * The tree that was compiled.
     *
     * @throws InvalidAccessFileException if {@code compiled} is no compiled form
     */
    public static JsonNode tree(byte[] compiled) {
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compiled))) {
            byte[] json = gzip.readNBytes(MAX_JSON_BYTES + 1);
            if (json.length > MAX_JSON_BYTES) {
                throw invalid("what is applied has more than 8 MiB");
            }
            return JsonObject.parse(new ByteArrayInputStream(json)).tree();
        } catch (IOException | MalformedJsonException e) {
            throw invalid("what is applied is not the compressed JSON that infra/latchkey access apply writes");
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
