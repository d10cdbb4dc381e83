package dev.latchkey.local.provider;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser does with the provider's pages: keeps cookies and sends forms. It follows no redirect by itself. */
public final class Browser implements AutoCloseable {
    private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    public HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url));
    }

    public HttpResponse<String> post(URI url, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Clicks the person's button on the page that asks who it is. */
    public HttpResponse<String> choose(HttpResponse<String> page, String username)
            throws IOException, InterruptedException {
        return click(page, "person=" + username);
    }

    /** Clicks the page's button that sends this. */
    HttpResponse<String> click(HttpResponse<String> page, String button) throws IOException, InterruptedException {
        Matcher request = REQUEST.matcher(page.body());
        if (!request.find()) {
            throw new IllegalStateException("This page asks nobody: " + page.body());
        }
        return post(page.uri().resolve(Endpoint.SIGN_IN.path()), "request=" + request.group(1) + "&" + button);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}
