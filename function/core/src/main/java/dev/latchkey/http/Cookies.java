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
                    cookies.computeIfAbsent(pair.substring(0, equals).strip(), first -> new ArrayList<>())
                            .add(pair.substring(equals + 1).strip());
                }
            }
        }
        return cookies;
    }
}
