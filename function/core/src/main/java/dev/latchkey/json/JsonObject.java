package dev.latchkey.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object (RFC 8259 §4), read strictly: duplicate members, trailing text and nesting deeper than
 * {@link Json#MAX_DEPTH} are refused.
 *
 * <p>A view of the parser's tree that converts nothing: the typed readers return empty for a member that is absent, and
 * throw {@link MalformedJsonException} for one of another type, null included.
 */
public final class JsonObject {
    private final ObjectNode members;

    private JsonObject(ObjectNode members) {
        this.members = members;
    }

    public static JsonObject parse(String text) {
        return parse(() -> Json.MAPPER.readTree(text));
    }

    /** Reads to the end of {@code in}, and closes it. The encoding is detected as RFC 4627 §3 describes. */
    public static JsonObject parse(InputStream in) {
        return parse(() -> Json.MAPPER.readTree(in));
    }

    /**
     * The object as another library's class, whose members are null or false where this one's are null or absent.
     * Members that the class does not know are left out.
     *
     * @throws MalformedJsonException if a member is of another type than the class's
     */
    public <T> T as(Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(members, type);
        } catch (IOException e) {
            throw new MalformedJsonException("not a " + type.getSimpleName());
        }
    }

    /** The tree that this is a view of, for who reads all of it. It is not to be changed. */
    public JsonNode tree() {
        return members;
    }

    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        members.fieldNames().forEachRemaining(names::add);
        return Collections.unmodifiableSet(names);
    }

    public boolean has(String name) {
        return members.has(name);
    }

    /** Whether the member is this string. */
    public boolean has(String name, String value) {
        return value.equals(members.path(name).textValue());
    }

    public Optional<String> string(String name) {
        return member(name).map(value -> string(name, value));
    }

    public OptionalDouble number(String name) {
        return member(name)
                .map(value -> typed(name, value, JsonNode::isNumber, "number"))
                .map(value -> OptionalDouble.of(value.doubleValue()))
                .orElse(OptionalDouble.empty());
    }

    public Optional<Boolean> bool(String name) {
        return member(name)
                .map(value -> typed(name, value, JsonNode::isBoolean, "boolean").booleanValue());
    }

    public Optional<JsonObject> object(String name) {
        return member(name).map(value -> new JsonObject((ObjectNode) typed(name, value, JsonNode::isObject, "object")));
    }

    /** An array of strings; empty when the member is absent. */
    public Optional<List<String>> strings(String name) {
        return member(name).map(value -> {
            List<String> strings = new ArrayList<>();
            typed(name, value, JsonNode::isArray, "array").forEach(element -> strings.add(string(name, element)));
            return Collections.unmodifiableList(strings);
        });
    }

    /** The member, an object whose values are all strings; empty when the member is absent. */
    public Map<String, String> stringMap(String name) {
        Map<String, String> strings = new LinkedHashMap<>();
        object(name)
                .map(object -> object.members.properties())
                .orElse(Set.of())
                .forEach(member -> strings.put(member.getKey(), string(name, member.getValue())));
        return Collections.unmodifiableMap(strings);
    }

    /** The members' names only: their values may be secret. */
    @Override
    public String toString() {
        return "JsonObject" + names();
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    private static String string(String name, JsonNode value) {
        return typed(name, value, JsonNode::isTextual, "string").textValue();
    }

    private static JsonNode typed(String name, JsonNode value, Predicate<JsonNode> type, String typeName) {
        if (!type.test(value)) {
            throw new MalformedJsonException("member '" + name + "' is not a " + typeName);
        }
        return value;
    }

    /** Reads a tree. */
    @FunctionalInterface
    private interface Reading {
        @Nullable
        JsonNode tree() throws IOException;
    }

    /** The parser's own message is left out, because it quotes the text. */
    private static JsonObject parse(Reading reading) {
        try {
            if (reading.tree() instanceof ObjectNode object) {
                return new JsonObject(object);
            }
        } catch (IOException e) {
            throw new MalformedJsonException("not valid JSON");
        }
        throw new MalformedJsonException("not a JSON object");
    }
}
