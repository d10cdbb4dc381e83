package dev.latchkey.signin.testing;

import dev.latchkey.http.HttpEndpoint;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.http.QueryString;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A browser: it keeps cookies, and says of its requests what browsers say. */
public final class TestBrowser {
    /** By name. */
    public final Map<String, String> cookies = new LinkedHashMap<>();

    /** The headers of its requests besides the cookies, by lower-case name. */
    public final Map<String, String> headers = new LinkedHashMap<>();

    private final HttpEndpoint endpoint;
    private final Supplier<RequestContext> contexts;

    TestBrowser(HttpEndpoint endpoint, Supplier<RequestContext> contexts) {
        this.endpoint = endpoint;
        this.contexts = contexts;
    }

    /** A browser with the same cookies. */
    public TestBrowser copy() {
        TestBrowser copy = new TestBrowser(endpoint, contexts);
        copy.cookies.putAll(cookies);
        copy.headers.putAll(headers);
        return copy;
    }

    /** Goes to a path with a query, or to that of a URL. */
    public HttpResponse get(String target) {
        return send("GET", target, "", Map.of());
    }

    /** Sends a form of one of our own pages, as browsers do that know {@code Sec-Fetch-Site}. */
    public HttpResponse post(String path, Map<String, String> form) {
        return post(path, form, Map.of("origin", "null", "sec-fetch-site", "same-origin"));
    }

    public HttpResponse post(String path, Map<String, String> form, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("content-type", "application/x-www-form-urlencoded"));
        all.putAll(more);
        return send("POST", path, encoded(form), all);
    }

    public HttpResponse send(String method, String target, String body, Map<String, String> more) {
        String[] pathAndQuery = target.replaceFirst("^https?://[^/]*", "").split("\\?", 2);
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        more.forEach((name, value) -> all.put(name, List.of(value)));
        Map<String, List<String>> sent = new HashMap<>();
        cookies.forEach((name, value) -> sent.put(name, List.of(value)));
        return send(new HttpRequest(
                method,
                pathAndQuery[0],
                pathAndQuery.length == 2 ? QueryString.parse(pathAndQuery[1]) : Map.of(),
                all,
                sent,
                Secret.of(body),
                false,
                "192.0.2.7",
                "request-" + UUID.randomUUID()));
    }

    /** Sends the request as it is, and keeps the cookies of the response. */
    public HttpResponse send(HttpRequest request) {
        HttpResponse response = endpoint.handle(request, contexts.get());
        response.headers().getOrDefault("Set-Cookie", List.of()).forEach(this::keep);
        return response;
    }

    private void keep(String setCookie) {
        String[] nameAndValue = setCookie.split(";", 2)[0].split("=", 2);
        if (setCookie.contains("; Max-Age=0")) {
            cookies.remove(nameAndValue[0]);
        } else {
            cookies.put(nameAndValue[0], nameAndValue[1]);
        }
    }

    /** Parameters as they stand in a query or a form. */
    public static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
