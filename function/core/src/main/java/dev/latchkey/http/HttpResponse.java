package dev.latchkey.http;

import dev.latchkey.oauth.Secret;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP response.
 *
 * @param headers in the order in which they are sent, each with all its values
 * @param body may hold credentials
 * @param bodyIsBase64 whether the body is bytes in base64, because they are no text
 */
public record HttpResponse(int status, Map<String, List<String>> headers, Secret body, boolean bodyIsBase64) {
    public HttpResponse {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    /** A response whose body is text. */
    public HttpResponse(int status, Map<String, List<String>> headers, Secret body) {
        this(status, headers, body, false);
    }

    /** A response without headers. */
    public static HttpResponse of(int status, Secret body) {
        return new HttpResponse(status, Map.of(), body);
    }

    /** The same response with one more header, or one more value of a header that it has. */
    public HttpResponse with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
        values.add(value);
        more.put(name, values);
        return new HttpResponse(status, more, body, bodyIsBase64);
    }

    /** The same response with other content, which is bytes. */
    public HttpResponse withBytes(byte[] content) {
        return new HttpResponse(status, headers, Secret.of(Base64.getEncoder().encodeToString(content)), true);
    }

    /** The first value of the header, with its name spelled as it was added. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
