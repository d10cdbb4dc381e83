package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway's proxy events: payload formats 1.0 (REST API) and 2.0 (HTTP API, function URL), and the response that
 * both take.
 */
public final class ApiGatewayEvents {
    private static final String SET_COOKIE = "Set-Cookie";

    private ApiGatewayEvents() {}

    /** Whether the event may be the gateway's, which gives each of its events a {@code requestContext}. */
    static boolean isOne(JsonObject event) {
        return event.has("requestContext");
    }

    /** The event; empty if it is no JSON object. */
    static Optional<JsonObject> parse(InputStream in) {
        try {
            return Optional.of(JsonObject.parse(in));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** The request that the event carries, as {@link #request} has it. */
    public static HttpRequest read(InputStream in, String requestId) {
        return request(parse(in), requestId);
    }

    /**
     * The request that the event carries. Anything that is not one of API Gateway's events becomes a request without a
     * path, which is answered with 404.
     *
     * @param requestId of the invocation, for events that have none of their own
     */
    static HttpRequest request(Optional<JsonObject> parsed, String requestId) {
        try {
            JsonObject event = parsed.orElseThrow(() -> new MalformedJsonException("no event"));
            return event.has("version", "2.0")
                    ? version2(event.as(APIGatewayV2HTTPEvent.class), requestId)
                    : version1(event.as(APIGatewayProxyRequestEvent.class), requestId);
        } catch (MalformedJsonException e) {
            return unreadable(requestId);
        }
    }

    static HttpRequest unreadable(String requestId) {
        return new HttpRequest("", "", Map.of(), Map.of(), Map.of(), Secret.of(""), false, "", requestId);
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

    private static HttpRequest version1(APIGatewayProxyRequestEvent event, String requestId) {
        var context = Objects.requireNonNullElseGet(event.getRequestContext(), ProxyRequestContext::new);
        var identity = Objects.requireNonNullElseGet(context.getIdentity(), RequestIdentity::new);
        Map<String, List<String>> headers = headers(event.getHeaders(), event.getMultiValueHeaders());
        return new HttpRequest(
                orEmpty(event.getHttpMethod()),
                orEmpty(event.getPath()),
                query(event.getQueryStringParameters(), event.getMultiValueQueryStringParameters()),
                headers,
                Cookies.parse(headers.getOrDefault("cookie", List.of())),
                Secret.of(orEmpty(event.getBody())),
                Objects.requireNonNullElse(event.getIsBase64Encoded(), false),
                orEmpty(identity.getSourceIp()),
                Objects.requireNonNullElse(context.getRequestId(), requestId));
    }

    private static HttpRequest version2(APIGatewayV2HTTPEvent event, String requestId) {
        var context = Objects.requireNonNullElseGet(event.getRequestContext(), RequestContext::new);
        var http = Objects.requireNonNullElseGet(context.getHttp(), RequestContext.Http::new);
        return new HttpRequest(
                orEmpty(http.getMethod()),
                orEmpty(event.getRawPath()),
                query(event.getQueryStringParameters(), QueryString.parse(orEmpty(event.getRawQueryString()))),
                headers(event.getHeaders(), null),
                Cookies.parse(strings(event.getCookies())),
                Secret.of(orEmpty(event.getBody())),
                event.getIsBase64Encoded(),
                orEmpty(http.getSourceIp()),
                Objects.requireNonNullElse(context.getRequestId(), requestId));
    }

    /**
     * The query with all its values, or as it was sent, before the gateway parsed it. A parameter that only the gateway
     * has counts too, and so does one whose value is null: a request may ask for something by a parameter's name alone.
     */
    private static Map<String, List<String>> query(
            @Nullable Map<String, String> gateways, @Nullable Map<String, List<String>> sent) {
        Map<String, List<String>> query = new HashMap<>();
        orEmpty(sent).forEach((name, values) -> add(query, name, values));
        orEmpty(gateways).forEach((name, value) -> query.putIfAbsent(name, List.of(orEmpty(value))));
        orEmpty(sent).keySet().forEach(name -> query.putIfAbsent(name, List.of("")));
        return query;
    }

    private static Map<String, List<String>> headers(
            @Nullable Map<String, String> single, @Nullable Map<String, List<String>> several) {
        Map<String, List<String>> headers = new HashMap<>();
        if (several == null) {
            orEmpty(single)
                    .forEach((name, value) ->
                            add(headers, name.toLowerCase(Locale.ROOT), value == null ? null : List.of(value)));
        }
        orEmpty(several).forEach((name, values) -> add(headers, name.toLowerCase(Locale.ROOT), values));
        return headers;
    }

    private static void add(Map<String, List<String>> all, String name, @Nullable List<String> values) {
        if (values != null) {
            all.computeIfAbsent(name, absent -> new ArrayList<>()).addAll(strings(values));
        }
    }

    private static List<String> strings(@Nullable List<String> values) {
        List<String> strings = Objects.requireNonNullElse(values, List.of());
        if (strings.stream().anyMatch(Objects::isNull)) {
            throw new MalformedJsonException("null among strings");
        }
        return strings;
    }

    private static <T> Map<String, T> orEmpty(@Nullable Map<String, T> map) {
        return Objects.requireNonNullElse(map, Map.of());
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
