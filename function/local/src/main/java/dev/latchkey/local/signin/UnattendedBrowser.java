package dev.latchkey.local.signin;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through a sign-in as a person does who takes the first of whatever is offered: follows redirects and refreshes,
 * keeps cookies, presses the first button of each page's form. It stops at the client's redirect URI, and at a page with
 * nothing to press.
 */
public final class UnattendedBrowser implements AutoCloseable {
    private static final int MOST_PAGES = 20;
    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input[^>]*type=\"hidden\"[^>]* name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"");
    private static final Pattern BUTTON =
            Pattern.compile("<button[^>]* name=\"(choice|person)\"[^>]* value=\"([^\"]+)\"");
    /** The hidden field of a page that asks once more; its button has no name. */
    private static final String CONFIRMED = "confirmed";

    private static final Pattern REFRESH = Pattern.compile("\\d+;\\s*url=(.+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    /**
     * Where a sign-in ended.
     *
     * @param location of the client, with the response to its request; empty where a page is the end
     * @param page the last page
     */
    public record End(Optional<URI> location, HttpResponse<String> page) {}

    /** Signs in, from the authorization request on. */
    public End signIn(URI authorizationRequest) throws IOException, InterruptedException {
        HttpRequest.Builder next = HttpRequest.newBuilder(authorizationRequest);
        URI base = authorizationRequest;
        for (int i = 0; i < MOST_PAGES; i++) {
            HttpResponse<String> response = send(next);
            URI here = response.uri();
            Optional<URI> location = response.headers()
                    .firstValue("location")
                    .or(() -> response.headers().firstValue("refresh").flatMap(UnattendedBrowser::refreshed))
                    .map(here::resolve);
            if (location.filter(target -> target.getPath().equals("/oauth/callback"))
                    .isPresent()) {
                return new End(location, response);
            }
            if (location.isPresent()) {
                next = HttpRequest.newBuilder(location.get());
                continue;
            }
            Map<String, String> form = firstOffered(response.body());
            if (response.statusCode() != 200 || form.isEmpty()) {
                return new End(Optional.empty(), response);
            }
            next = sent(here, response.body(), form);
        }
        throw new IOException("the sign-in at " + base.getHost() + " does not end");
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        URI uri = request.build().uri();
        Map<String, String> ours = cookies.computeIfAbsent(uri.getAuthority(), first -> new LinkedHashMap<>());
        if (!ours.isEmpty()) {
            StringBuilder header = new StringBuilder();
            ours.forEach((name, value) -> header.append(header.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.header("Cookie", header.toString());
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String cookie : response.headers().allValues("set-cookie")) {
            String[] nameAndValue = cookie.split(";", 2)[0].split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                ours.remove(nameAndValue[0]);
            } else {
                ours.put(nameAndValue[0], nameAndValue[1]);
            }
        }
        return response;
    }

    /** What the first button of a page sends, with the form's hidden fields; empty for a page that offers nothing. */
    private static Map<String, String> firstOffered(String page) {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            form.put(hidden.group(1), unescaped(hidden.group(2)));
        }
        Matcher button = BUTTON.matcher(page);
        if (button.find()) {
            form.put(button.group(1), unescaped(button.group(2)));
            return form;
        }
        return form.containsKey(CONFIRMED) ? form : Map.of();
    }

    private static HttpRequest.Builder sent(URI here, String page, Map<String, String> form) {
        Matcher action = ACTION.matcher(page);
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> append(body, name, value));
        return HttpRequest.newBuilder(here.resolve(action.find() ? action.group(1) : ""))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private static void append(StringBuilder form, String name, String value) {
        form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static String unescaped(String html) {
        return html.replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static Optional<String> refreshed(String refresh) {
        Matcher target = REFRESH.matcher(refresh);
        return target.matches() ? Optional.of(target.group(1)) : Optional.empty();
    }
}
