package dev.latchkey.aws.dynamodb;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item's attributes, read and written by type. Reading throws {@link IllegalArgumentException} that names the
 * attribute.
 */
public final class Attributes {
    private final Map<String, AttributeValue> values;

    private Attributes(Map<String, AttributeValue> values) {
        this.values = values;
    }

    public static Attributes empty() {
        return new Attributes(new LinkedHashMap<>());
    }

    public static Attributes of(Map<String, AttributeValue> item) {
        return new Attributes(item);
    }

    public Map<String, AttributeValue> asItem() {
        return values;
    }

    public Attributes put(String name, String value) {
        values.put(name, AttributeValue.fromS(value));
        return this;
    }

    public Attributes put(String name, Optional<String> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    public Attributes put(String name, long value) {
        values.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    /** In whole epoch seconds. */
    public Attributes put(String name, Instant value) {
        return put(name, value.getEpochSecond());
    }

    public Attributes putMillis(String name, Instant value) {
        return put(name, value.toEpochMilli());
    }

    public Attributes put(String name, Map<String, String> value) {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        value.forEach((key, text) -> map.put(key, AttributeValue.fromS(text)));
        values.put(name, AttributeValue.fromM(map));
        return this;
    }

    public Attributes put(String name, List<String> value) {
        values.put(
                name,
                AttributeValue.fromL(value.stream().map(AttributeValue::fromS).toList()));
        return this;
    }

    public Attributes put(String name, byte[] value) {
        values.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
        return this;
    }

    public Attributes put(String name, AttributeValue value) {
        values.put(name, value);
        return this;
    }

    public Optional<byte[]> optionalBytes(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> {
            require(value.b() != null, name + " is not binary");
            return value.b().asByteArray();
        });
    }

    public byte[] bytes(String name) {
        return optionalBytes(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    public Optional<String> optionalString(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> string(name, value));
    }

    public String string(String name) {
        return optionalString(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    /** In whole epoch seconds. */
    public Instant time(String name) {
        return Instant.ofEpochSecond(number(name));
    }

    public long number(String name) {
        AttributeValue value = values.get(name);
        require(value != null && value.n() != null, name + " is not a number");
        return Long.parseLong(Objects.requireNonNull(value).n());
    }

    /** The same attributes; throws if there is any other than these. */
    Attributes requireOnly(Set<String> names) {
        values.keySet().forEach(name -> require(names.contains(name), name + " is not a known attribute"));
        return this;
    }

    /** Empty when there is no such attribute. */
    public Map<String, String> stringMap(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        AttributeValue value = values.get(name);
        if (value != null) {
            require(value.hasM(), name + " is not a map");
            value.m().forEach((key, text) -> map.put(key, string(name, text)));
        }
        return map;
    }

    /** Times in whole epoch seconds, by name; empty when there is no such attribute. */
    public Map<String, Instant> times(String name) {
        Map<String, Instant> map = new LinkedHashMap<>();
        AttributeValue value = values.get(name);
        if (value != null) {
            require(value.hasM(), name + " is not a map");
            value.m().keySet().forEach(key -> map.put(key, of(value.m()).time(key)));
        }
        return map;
    }

    /** Empty when there is no such attribute. */
    public List<String> strings(String name) {
        AttributeValue value = values.get(name);
        if (value == null) {
            return List.of();
        }
        // It may be a set: read as empty, it would widen what was granted.
        require(value.hasL(), name + " is not a list");
        return value.l().stream().map(text -> string(name, text)).toList();
    }

    private static String string(String name, AttributeValue value) {
        require(value.s() != null, name + " is not a string");
        return value.s();
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
