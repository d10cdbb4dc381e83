package dev.latchkey.operator.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A YAML document that says no more than JSON can: maps with text as keys, lists, text, numbers, true, false and null.
 *
 * @param tree the document
 * @param places of the tree's elements by their JSON pointers (RFC 6901): of a member its key's, of an element its own
 */
public record YamlDocument(JsonNode tree, Map<String, Place> places) {
    /** The deepest nesting that is read. */
    public static final int MAX_DEPTH = 16;

    /** The longest text that is read, in UTF-16 units. */
    public static final int MAX_LENGTH = 1 << 20;

    public YamlDocument {
        places = Map.copyOf(places);
    }

    /**
     * Reads one document strictly: duplicate keys, keys that are no text, anchors, aliases, tags, directives, tabs and
     * further documents are problems. Scalars are resolved by YAML's Core schema.
     *
     * @throws InvalidYamlException naming every problem up to the first after which nothing can be read
     */
    public static YamlDocument read(String text) {
        return new YamlReader(text).read();
    }

    /** The place that the pointer names, or of what encloses it, where there is no such. */
    public Place at(String pointer) {
        Optional<Place> place = Optional.ofNullable(places.get(pointer));
        int slash = pointer.lastIndexOf('/');
        return place.orElseGet(() -> slash < 0 ? Place.START : at(pointer.substring(0, slash)));
    }
}
