package dev.latchkey.token.endpoint;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.json.Json;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.grant.Casing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Requests as a gateway would pass them on, with bodies that are valid until a member is changed. */
final class Requests {
    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String CLIENT_ID = "arn:aws:signin:::devtools/same-device";
    static final String VERIFIER = "the-verifier_of.this~test-has-43-characters";

    private Requests() {}

    /** The members, in the model's casing, that redeem a code. */
    static Map<String, String> redemption() {
        return members(
                "clientId", CLIENT_ID,
                "grantType", "authorization_code",
                "code", "the-code",
                "redirectUri", "http://127.0.0.1:50123/oauth/callback",
                "codeVerifier", VERIFIER);
    }

    /** The members, in the model's casing, that refresh a session. */
    static Map<String, String> refresh() {
        return members("clientId", CLIENT_ID, "grantType", "refresh_token", "refreshToken", "the-refresh-token");
    }

    static Map<String, String> members(String... namesAndValues) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }

    static Map<String, String> with(Map<String, String> members, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return changed;
    }

    static Map<String, String> without(Map<String, String> members, String name) {
        Map<String, String> changed = new LinkedHashMap<>(members);
        changed.remove(name);
        return changed;
    }

    static Map<String, String> spelled(Map<String, String> members, Casing casing) {
        Map<String, String> spelled = new LinkedHashMap<>();
        members.forEach((name, value) -> spelled.put(casing.of(name), value));
        return spelled;
    }

    static String json(Map<String, String> members) {
        return Json.write(members);
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static HttpRequest request(String contentType, String body) {
        return request(Set.of(), Map.of("content-type", List.of(contentType)), body, false);
    }

    static HttpRequest request(
            Set<String> queryNames, Map<String, List<String>> headers, String body, boolean bodyIsBase64) {
        Map<String, List<String>> query =
                queryNames.stream().collect(Collectors.toMap(name -> name, name -> List.of("a-value")));
        return new HttpRequest(
                "POST",
                "/v1/token",
                query,
                headers,
                Map.of(),
                Secret.of(body),
                bodyIsBase64,
                "192.0.2.1",
                "the-request-id");
    }
}
