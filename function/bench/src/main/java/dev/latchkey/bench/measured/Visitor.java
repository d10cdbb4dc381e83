package dev.latchkey.bench.measured;

import dev.latchkey.http.QueryString;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.signin.flow.AuthorizationRequest;
import dev.latchkey.testing.Grants;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A person's browser: the events that API Gateway makes of its requests, up to the choice of a role. */
public final class Visitor {
    private static final String HOST = "signin.us-east-1.example.com";

    /** What {@code aws login} has a browser open. */
    public static final String AUTHORIZATION = event(
            "/v1/authorize",
            new AuthorizationRequest(false, Grants.REDIRECT_URI, "state", Pkce.challenge(Grants.VERIFIER), "SHA-256")
                    .query(),
            "");

    private Visitor() {}

    /**
     * Signs in.
     *
     * @param function its response to an event
     * @return the event that loads the page with the choice
     */
    public static String choice(UnaryOperator<String> function) {
        JsonObject begun = redirected(function.apply(AUTHORIZATION));
        Map<String, List<String>> request = query(begun);
        JsonObject signedIn = redirected(function.apply(event(
                "/v1/sessions/callback/staff",
                "code=%s&state=%s&iss=%s"
                        .formatted(
                                request.getOrDefault("nonce", List.of("")).getFirst(),
                                request.getOrDefault("state", List.of("")).getFirst(),
                                issuer(begun)),
                cookie(begun))));
        return event("/v1/sessions/role", location(signedIn).getRawQuery(), cookie(signedIn));
    }

    /**
     * Checks a response that must be a redirect.
     *
     * @throws IllegalStateException if it is none
     */
    public static JsonObject redirected(String answer) {
        JsonObject response = JsonObject.parse(answer);
        if (response.number("statusCode").orElse(0) != 303) {
            throw new IllegalStateException(answer);
        }
        return response;
    }

    private static URI location(JsonObject response) {
        return URI.create(response.stringMap("headers").getOrDefault("Location", ""));
    }

    private static String issuer(JsonObject response) {
        return location(response).resolve("/").toString().replaceFirst("/$", "");
    }

    private static Map<String, List<String>> query(JsonObject response) {
        return QueryString.parse(location(response).getRawQuery());
    }

    private static String cookie(JsonObject response) {
        return response.strings("cookies").orElseThrow().getFirst().replaceFirst(";.*", "");
    }

    private static String event(String path, String query, String cookie) {
        return Json.write(event -> {
            event.writeStringField("version", "2.0");
            event.writeStringField("routeKey", "GET " + path);
            event.writeStringField("rawPath", path);
            event.writeStringField("rawQueryString", query);
            Json.writeStrings(event, "cookies", List.of(cookie));
            Json.writeStringMap(
                    event,
                    "headers",
                    Map.of(
                            "accept", "text/html,application/xhtml+xml",
                            "accept-encoding", "gzip, deflate, br",
                            "host", HOST,
                            "sec-fetch-site", "none",
                            "user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"));
            event.writeObjectFieldStart("requestContext");
            event.writeStringField("domainName", HOST);
            Json.writeStringMap(event, "http", Map.of("method", "GET", "path", path, "sourceIp", "192.0.2.7"));
            event.writeStringField("requestId", "JKJaXmPLvHcESHA=");
            event.writeNumberField("timeEpoch", Clock.systemUTC().millis());
            event.writeEndObject();
            event.writeBooleanField("isBase64Encoded", false);
        });
    }
}
