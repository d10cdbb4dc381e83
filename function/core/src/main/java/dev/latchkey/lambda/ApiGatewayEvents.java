package dev.latchkey.lambda;

import dev.latchkey.http.Cookies;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.http.QueryString;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * API Gateway's proxy events: payload formats 1.0 (REST API) and 2.0 (HTTP API, function URL), and the response that
 * both take.
 */
public final class ApiGatewayEvents {
    private static final String SET_COOKIE = "Set-Cookie";

    private ApiGatewayEvents() {}

    /**
     * The request that the event carries. Anything that is not one of API Gateway's events becomes a request without a
     * path, which is answered with 404.
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
            return new HttpRequest("", "", Map.of(), Map.of(), Map.of(), Secret.of(""), false, "", requestId);
        }
    }

    /**
     * Writes the response. Both formats take {@code headers}; a header with several values is
     * {@code multiValueHeaders} in 1.0, and in 2.0 only cookies can have them.
     */
    public static void write(HttpResponse response, OutputStream out) throws IOException {
        Map<String, String> single = new LinkedHashMap<>();
        Map<String, List<String>> several = new LinkedHashMap<>();
        response.headers().forEach((name, values) -> {
            if (values.size() == 1 && !name.equalsIgnoreCase(SET_COOKIE)) {
                single.put(name, values.getFirst());
            } else {
                several.put(name, values);
            }
        });
        String json = Json.write(answer -> {
            answer.writeNumberField("statusCode", response.status());
            Json.writeStringMap(answer, "headers", single);
            if (!several.isEmpty()) {
                answer.writeObjectFieldStart("multiValueHeaders");
                for (Map.Entry<String, List<String>> header : several.entrySet()) {
                    Json.writeStrings(answer, header.getKey(), header.getValue());
                }
                answer.writeEndObject();
                Json.writeStrings(answer, "cookies", several.getOrDefault(SET_COOKIE, List.of()));
            }
            answer.writeStringField("body", response.body().reveal());
            answer.writeBooleanField("isBase64Encoded", response.bodyIsBase64());
        });
        out.write(json.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest version1(JsonObject event, JsonObject context, String requestId) {
        Map<String, List<String>> headers = event.has("multiValueHeaders")
                ? lists(event, "multiValueHeaders", name -> name.toLowerCase(Locale.ROOT))
                : singles(event, "headers", name -> name.toLowerCase(Locale.ROOT));
        return new HttpRequest(
                string(event, "httpMethod"),
                string(event, "path"),
                query(event),
                headers,
                Cookies.parse(headers.getOrDefault("cookie", List.of())),
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
                rawQuery(event),
                singles(event, "headers", name -> name.toLowerCase(Locale.ROOT)),
                Cookies.parse(event.strings("cookies").orElse(List.of())),
                Secret.of(string(event, "body")),
                event.bool("isBase64Encoded").orElse(false),
                string(http, "sourceIp"),
                requestId);
    }

    /** A parameter in only one of the two members counts too. */
    private static Map<String, List<String>> query(JsonObject event) {
        Map<String, List<String>> query = named(event, "queryStringParameters");
        query.putAll(named(event, "multiValueQueryStringParameters"));
        query.putAll(singles(event, "queryStringParameters", UnaryOperator.identity()));
        query.putAll(lists(event, "multiValueQueryStringParameters", UnaryOperator.identity()));
        return query;
    }

    /** The query as it was sent, before the gateway parsed it; a parameter that only the gateway has counts too. */
    private static Map<String, List<String>> rawQuery(JsonObject event) {
        Map<String, List<String>> query = named(event, "queryStringParameters");
        query.putAll(singles(event, "queryStringParameters", UnaryOperator.identity()));
        query.putAll(QueryString.parse(string(event, "rawQueryString")));
        return query;
    }

    /**
     * Every parameter that is named, even if its value is null: a request may ask for something by a parameter's name
     * alone.
     */
    private static Map<String, List<String>> named(JsonObject event, String member) {
        Map<String, List<String>> parameters = new HashMap<>();
        event.object(member).ifPresent(values -> values.names().forEach(name -> parameters.put(name, List.of(""))));
        return parameters;
    }

    private static Map<String, List<String>> singles(JsonObject event, String member, UnaryOperator<String> naming) {
        Map<String, List<String>> all = new HashMap<>();
        JsonObject values = object(event, member);
        values.names().forEach(name -> add(all, naming.apply(name), List.of(string(values, name))));
        return all;
    }

    private static Map<String, List<String>> lists(JsonObject event, String member, UnaryOperator<String> naming) {
        Map<String, List<String>> all = new HashMap<>();
        JsonObject values = object(event, member);
        for (String name : values.names()) {
            add(all, naming.apply(name), values.strings(name).orElse(List.of()));
        }
        return all;
    }

    private static void add(Map<String, List<String>> all, String name, List<String> values) {
        all.computeIfAbsent(name, absent -> new ArrayList<>()).addAll(values);
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.object(name).map(JsonObject::withoutNulls).orElse(JsonObject.EMPTY);
    }

    private static String string(JsonObject parent, String name) {
        return parent.string(name).orElse("");
    }
}
