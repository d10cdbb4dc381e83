package dev.latchkey.operator.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What a scalar is by YAML's Core schema (YAML 1.2.2 §10.3.2). */
final class Scalars {
    private static final ScalarResolver CORE = new CoreSchema().getScalarResolver();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** As many decimal digits as an int always has room for. */
    private static final String INT = "[0-9]{1,9}";

    private Scalars() {}

    /**
     * The scalar's value. Numbers are told apart from text and from each other only as far as somebody asks: those that
     * are not whole, negative or large are all the same.
     *
     * @param isPlain whether it stands without quotes
     */
    static JsonNode resolve(String text, boolean isPlain) {
        Tag tag = CORE.resolve(text, isPlain);
        // The merge key of YAML 1.1 is a text in 1.2.
        if (!isPlain || tag.equals(Tag.STR) || tag.equals(Tag.MERGE)) {
            return NODES.textNode(text);
        }
        if (tag.equals(Tag.BOOL)) {
            return NODES.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        return tag.equals(Tag.INT) && text.matches(INT)
                ? NODES.numberNode(Integer.parseInt(text))
                : NODES.numberNode(Double.NaN);
    }
}
