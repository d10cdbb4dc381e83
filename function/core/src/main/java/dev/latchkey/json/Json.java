package dev.latchkey.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** How this service reads and writes JSON. */
public final class Json {
    /** The deepest nesting that is read. Nothing on the wire nests deeper than three. */
    public static final int MAX_DEPTH = 32;

    // Names come from strangers: they are neither interned nor cached, so that memory cannot grow with what is sent.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withCoercionConfigDefaults(Json::refuseOtherTypes)
            .nodeFactory(new TextNodes())
            .build();

    private Json() {}

    /** Writes the members of one object; the braces around them are {@link Json#write}'s. */
    @FunctionalInterface
    public interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** One compact JSON object with {@code members}, in the order they are written. */
    public static String write(Content members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            members.writeTo(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** One compact JSON object with these strings as its members. */
    public static String write(Map<String, String> strings) {
        return write(json -> writeStrings(json, strings));
    }

    /** Writes {@code strings} as an object member of that name. */
    public static void writeStringMap(JsonGenerator json, String name, Map<String, String> strings) throws IOException {
        json.writeObjectFieldStart(name);
        writeStrings(json, strings);
        json.writeEndObject();
    }

    /** Writes {@code strings} as an array member of that name. */
    public static void writeStrings(JsonGenerator json, String name, List<String> strings) throws IOException {
        json.writeArrayFieldStart(name);
        for (String string : strings) {
            json.writeString(string);
        }
        json.writeEndArray();
    }

    private static void refuseOtherTypes(MutableCoercionConfig coercion) {
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            coercion.setCoercion(shape, CoercionAction.Fail);
        }
    }

    private static void writeStrings(JsonGenerator json, Map<String, String> strings) throws IOException {
        for (Map.Entry<String, String> entry : strings.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
    }
}
