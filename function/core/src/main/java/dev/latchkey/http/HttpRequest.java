package dev.latchkey.http;

import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An HTTP request as API Gateway passed it on, nothing of it checked yet.
 *
 * @param path as the gateway gave it
 * @param queryNames the names of the query parameters; their values are never read, for no secret belongs there
 * @param headers by lower-case name; a header sent twice has two values, or one with a comma where the gateway joined
 *     them
 * @param body as received; base64 where {@code bodyIsBase64}
 * @param requestId the gateway's, which the answer and the event repeat
 */
public record HttpRequest(
        String method,
        String path,
        Set<String> queryNames,
        Map<String, List<String>> headers,
        Secret body,
        boolean bodyIsBase64,
        String sourceIp,
        String requestId) {

    public HttpRequest {
        queryNames = Set.copyOf(queryNames);
        headers = Map.copyOf(headers);
    }

    /** Every value of the header with this lower-case name. */
    public List<String> header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, List.of());
    }

    /**
     * The same for two requests only if one repeats the other: a hash of the proof and the body as they were sent. What
     * else is in a request decides nothing.
     */
    public String fingerprint() {
        return Sha256.base64Url(String.join("\n", header("dpop")) + "\n" + bodyIsBase64 + "\n" + body.reveal());
    }

    /** Neither headers nor path, where cookies and pasted codes may stand. */
    @Override
    public String toString() {
        return "HttpRequest[" + requestId + "]";
    }
}
