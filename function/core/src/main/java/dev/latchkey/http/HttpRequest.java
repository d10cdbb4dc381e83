package dev.latchkey.http;

import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.Sha256;
import java.util.List;
import java.util.Map;

/**
 * An HTTP request as API Gateway passed it on, with nothing checked yet.
 *
 * @param path as the gateway gave it
 * @param query the query parameters, decoded, each with all its values in order
 * @param headers by lower-case name; a header sent twice has two values, or one with a comma where the gateway joined
 *     them
 * @param cookies by name, each with all its values
 * @param body as received; base64 where {@code bodyIsBase64}
 * @param requestId the gateway's, which the response and the event repeat
 */
public record HttpRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        Map<String, List<String>> cookies,
        Secret body,
        boolean bodyIsBase64,
        String sourceIp,
        String requestId) {

    public HttpRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        cookies = Map.copyOf(cookies);
    }

    /** Every value of the header with this lower-case name. */
    public List<String> header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, List.of());
    }

    /**
     * The same for two requests only if one repeats the other: a hash of the proof, the media type and the body as they
     * were sent. Nothing else in a request matters.
     */
    public String fingerprint() {
        return Sha256.base64Url(String.join("\n", header("dpop"))
                + "\n"
                + String.join("\n", header("content-type"))
                + "\n"
                + bodyIsBase64
                + "\n"
                + body.reveal());
    }

    /** Nothing of what was sent: there are secrets in queries, cookies and bodies, and pasted codes in paths. */
    @Override
    public String toString() {
        return "HttpRequest[" + requestId + "]";
    }
}
