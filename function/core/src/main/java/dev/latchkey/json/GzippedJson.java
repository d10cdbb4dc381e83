package dev.latchkey.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One JSON object, compressed by gzip, as it is kept in an item of the table. */
public final class GzippedJson {
    /** The most bytes of JSON that are read: what is compressed must not fill the memory. */
    public static final int MAX_JSON_BYTES = 8 * 1024 * 1024;

    private GzippedJson() {}

    /** The same bytes for the same text. */
    public static byte[] of(String json) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /**
     * The object that was compressed.
     *
     * @throws MalformedJsonException if that is no JSON object, has more than {@link #MAX_JSON_BYTES}, or is not
     *     compressed by gzip
     */
    public static JsonObject read(byte[] compressed) {
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] json = gzip.readNBytes(MAX_JSON_BYTES + 1);
            if (json.length > MAX_JSON_BYTES) {
                throw new MalformedJsonException("more than 8 MiB of JSON");
            }
            return JsonObject.parse(new ByteArrayInputStream(json));
        } catch (IOException e) {
            throw new MalformedJsonException("not compressed by gzip");
        }
    }
}
