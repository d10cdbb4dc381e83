package dev.latchkey.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;

/**
 * Makes the tree's strings, and refuses half a surrogate pair: it is not text, and would be encoded as a question mark.
 */
final class TextNodes extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public TextNode textNode(String text) {
        if (!new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text)) {
            throw new MalformedJsonException("not valid JSON");
        }
        return super.textNode(text);
    }
}
