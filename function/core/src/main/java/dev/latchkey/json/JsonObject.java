package dev.latchkey.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object (RFC 8259 §4), read strictly: duplicate members, trailing text and nesting deeper than
 * {@link Json#MAX_DEPTH} are refused. Values are {@code String}, {@code Double}, {@code Boolean}, {@code List},
 * {@code JsonObject} or null.
 *
 * <p>The typed readers answer empty for a member that is absent, and throw {@link MalformedJsonException} for one of
 * another type, null included.
 */
public final class JsonObject {
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, @Nullable Object> members;

    private JsonObject(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    public static JsonObject parse(String text) {
        try (JsonParser parser = Json.FACTORY.createParser(text)) {
            return only(parser);
        } catch (IOException e) {
            throw new MalformedJsonException("not valid JSON");
        }
    }

    /** Reads to the end of {@code in}, and closes it. Its encoding is found out, as RFC 4627 §3 says. */
    public static JsonObject parse(InputStream in) {
        try (JsonParser parser = Json.FACTORY.createParser(in)) {
            return only(parser);
        } catch (IOException e) {
            throw new MalformedJsonException("not valid JSON");
        }
    }

    /** The same object, a null member (not one of an object within) counting as absent. */
    public JsonObject withoutNulls() {
        Map<String, @Nullable Object> present = new HashMap<>(members);
        present.values().removeIf(Objects::isNull);
        return new JsonObject(present);
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    public Optional<String> string(String name) {
        return member(name, String.class);
    }

    public OptionalDouble number(String name) {
        return member(name, Double.class).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    public Optional<Boolean> bool(String name) {
        return member(name, Boolean.class);
    }

    public Optional<JsonObject> object(String name) {
        return member(name, JsonObject.class);
    }

    /** An array of strings; empty when the member is absent. */
    public Optional<List<String>> strings(String name) {
        return member(name, List.class).map(array -> {
            List<String> strings = new ArrayList<>();
            for (Object element : array) {
                strings.add(typed(name, element, String.class));
            }
            return Collections.unmodifiableList(strings);
        });
    }

    /** The member as an object whose values are all strings; empty when the member is absent. */
    public Map<String, String> stringMap(String name) {
        Map<String, String> strings = new LinkedHashMap<>();
        object(name)
                .ifPresent(object ->
                        object.members.forEach((key, value) -> strings.put(key, typed(name, value, String.class))));
        return Collections.unmodifiableMap(strings);
    }

    /** The member's names only: what it holds may be secret. */
    @Override
    public String toString() {
        return "JsonObject" + members.keySet();
    }

    private <T> Optional<T> member(String name, Class<T> type) {
        return has(name) ? Optional.of(typed(name, members.get(name), type)) : Optional.empty();
    }

    private static <T> T typed(String name, @Nullable Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new MalformedJsonException("member '" + name + "' is not a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private static JsonObject only(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedJsonException("not a JSON object");
        }
        JsonObject object = object(parser);
        if (parser.nextToken() != null) {
            throw new MalformedJsonException("text after the JSON object");
        }
        return object;
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonObject(members);
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    /** Half a surrogate pair is no text: it could not be told from a question mark once encoded. */
    private static String text(String string) {
        if (!new String(string.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(string)) {
            throw new MalformedJsonException("not valid JSON");
        }
        return string;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }
}
