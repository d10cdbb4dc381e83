package dev.latchkey.local.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The requests that a hostile page may have a browser send to a server on this machine. */
public final class WebPage {
    private WebPage() {}

    /** The status of the response where the page's own host name has been made to lead to the server. */
    public static int statusUnder(String name, URI server) throws IOException, InterruptedException {
        return status(server, "Host", name + ":" + server.getPort());
    }

    /** The status of the response to a page of that origin. */
    public static int statusFrom(String origin, URI server) throws IOException, InterruptedException {
        return status(server, "Origin", origin);
    }

    private static int status(URI server, String header, String value) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(server.resolve("/"))
                                    .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                                    .header(header, value)
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
