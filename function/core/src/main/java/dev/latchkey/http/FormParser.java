package dev.latchkey.http;

import dev.latchkey.oauth.OAuthException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code application/x-www-form-urlencoded} in UTF-8 (RFC 6749 appendix B). */
public final class FormParser {
    /** What the decoder substitutes for bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private FormParser() {}

    /**
     * The parameters by name, decoded.
     *
     * @throws OAuthException INVALID_REQUEST for a parameter given twice (RFC 6749 §3.2) or a bad percent-encoding
     */
    public static Map<String, String> parse(String body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            String name = decode(nameAndValue[0]);
            String value = nameAndValue.length == 2 ? decode(nameAndValue[1]) : "";
            if (!name.isEmpty() && parameters.put(name, value) != null) {
                throw OAuthException.invalidRequest("A parameter was given twice.", "form: repeated parameter");
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf(REPLACEMENT) < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, like bytes that are not text.
        }
        throw OAuthException.invalidRequest("The form is not percent-encoded UTF-8.", "form: bad percent-encoding");
    }
}
