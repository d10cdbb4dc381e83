package dev.latchkey.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cookies of a request (RFC 6265 §5.4). */
public final class Cookies {
    private Cookies() {}

    /**
     * The cookies by name, each with all its values.
     *
     * @param cookieStrings values of Cookie headers, or single cookies
     */
    public static Map<String, List<String>> parse(List<String> cookieStrings) {
        Map<String, List<String>> cookies = new LinkedHashMap<>();
        for (String cookieString : cookieStrings) {
            for (String pair : cookieString.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    cookies.computeIfAbsent(trimmed(pair.substring(0, equals)), first -> new ArrayList<>())
                            .add(trimmed(pair.substring(equals + 1)));
                }
            }
        }
        return cookies;
    }

    /** Of spaces and tabs alone: another space before it makes a name that the browser did not take for __Host-. */
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }
}
