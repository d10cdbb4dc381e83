package dev.latchkey.lambda;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.oauth.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * API Gateway's proxy events: payload format 1.0 (REST API) and 2.0 (HTTP API, function URL), and the answer that both
 * take.
 */
public final class ApiGatewayEvents {
    private ApiGatewayEvents() {}

    /**
     * The request that the event carries. What is none of API Gateway's events becomes a request for nothing, which is
     * answered 404.
     *
     * @param requestId of the invocation, for events that have none of their own
     */
    public static HttpRequest read(InputStream in, String requestId) {
        try {
            JsonObject event = JsonObject.parse(in).withoutNulls();
            JsonObject context = object(event, "requestContext");
            String ownId = context.string("requestId").orElse(requestId);
            return string(event, "version").equals("2.0")
                    ? version2(event, context, ownId)
                    : version1(event, context, ownId);
        } catch (MalformedJsonException e) {
            return new HttpRequest("", "", Set.of(), Map.of(), Secret.of(""), false, "", requestId);
        }
    }

    public static void write(HttpResponse response, OutputStream out) throws IOException {
        String json = Json.write(answer -> {
            answer.writeNumberField("statusCode", response.status());
            Json.writeStringMap(answer, "headers", response.headers());
            answer.writeStringField("body", response.body().reveal());
            answer.writeBooleanField("isBase64Encoded", false);
        });
        out.write(json.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest version1(JsonObject event, JsonObject context, String requestId) {
        return new HttpRequest(
                string(event, "httpMethod"),
                string(event, "path"),
                queryNames(event, "queryStringParameters", "multiValueQueryStringParameters"),
                event.has("multiValueHeaders") ? multiValueHeaders(event) : headers(event),
                Secret.of(string(event, "body")),
                event.bool("isBase64Encoded").orElse(false),
                string(object(context, "identity"), "sourceIp"),
                requestId);
    }

    private static HttpRequest version2(JsonObject event, JsonObject context, String requestId) {
        JsonObject http = object(context, "http");
        return new HttpRequest(
                string(http, "method"),
                string(event, "rawPath"),
                queryNames(event, "queryStringParameters"),
                headers(event),
                Secret.of(string(event, "body")),
                event.bool("isBase64Encoded").orElse(false),
                string(http, "sourceIp"),
                requestId);
    }

    private static Set<String> queryNames(JsonObject event, String... members) {
        Set<String> names = new HashSet<>();
        for (String member : members) {
            event.object(member).ifPresent(parameters -> names.addAll(parameters.names()));
        }
        return names;
    }

    private static Map<String, List<String>> headers(JsonObject event) {
        Map<String, List<String>> headers = new HashMap<>();
        JsonObject values = object(event, "headers");
        values.names().forEach(name -> add(headers, name, List.of(string(values, name))));
        return headers;
    }

    private static Map<String, List<String>> multiValueHeaders(JsonObject event) {
        Map<String, List<String>> headers = new HashMap<>();
        JsonObject values = object(event, "multiValueHeaders");
        for (String name : values.names()) {
            add(headers, name, values.strings(name).orElse(List.of()));
        }
        return headers;
    }

    private static void add(Map<String, List<String>> headers, String name, List<String> values) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), absent -> new ArrayList<>())
                .addAll(values);
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.object(name).map(JsonObject::withoutNulls).orElse(JsonObject.EMPTY);
    }

    private static String string(JsonObject parent, String name) {
        return parent.string(name).orElse("");
    }
}
