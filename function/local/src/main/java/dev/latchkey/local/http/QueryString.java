package dev.latchkey.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code application/x-www-form-urlencoded} parameters, of a query or a body. */
public final class QueryString {
    private QueryString() {}

    /**
     * The parameters, in order.
     *
     * @throws IllegalArgumentException for a parameter given twice, or a bad percent-encoding
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            String name = URLDecoder.decode(nameAndValue[0], StandardCharsets.UTF_8);
            String value = nameAndValue.length == 2 ? URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8) : "";
            if (!name.isEmpty() && parameters.put(name, value) != null) {
                throw new IllegalArgumentException(name + " is given twice");
            }
        }
        return parameters;
    }
}
