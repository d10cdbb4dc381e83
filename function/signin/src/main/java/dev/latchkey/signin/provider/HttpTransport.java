package dev.latchkey.signin.provider;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Asks identity providers over the JDK's HTTP client. Not over that of the AWS SDK's clients, which keeps cookies: what a
 * provider set for one person it would get back with the next person's request.
 */
public final class HttpTransport implements ProviderTransport, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration RESPONSE = Duration.ofSeconds(5);
    private static final List<String> HEADERS = List.of("Content-Type", "Cache-Control");

    /** What the client sets itself. */
    private static final Set<String> ITS_OWN = Set.of("content-length", "host", "connection");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    @Override
    public Call prepare(ReadOnlyHTTPRequest request) {
        HttpRequest.Builder http =
                HttpRequest.newBuilder(request.getURI()).timeout(RESPONSE).header("Accept", "application/json");
        request.getHeaderMap().forEach((name, values) -> {
            if (!ITS_OWN.contains(name.toLowerCase(Locale.ROOT)) && !name.equalsIgnoreCase("accept")) {
                values.forEach(value -> http.header(name, value));
            }
        });
        String body = Optional.ofNullable(request.getBody()).orElse("");
        http.method(
                request.getMethod().name(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return new HttpCall(client.sendAsync(http.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    /** Closes all connections, and waits for nothing. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private record HttpCall(CompletableFuture<HttpResponse<InputStream>> sent) implements Call {
        @Override
        public ReadOnlyHTTPResponse response() throws IOException {
            HttpResponse<InputStream> response;
            try {
                response = sent.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
            }
            HTTPResponse read = new HTTPResponse(response.statusCode());
            read.setBody(body(response));
            for (String header : HEADERS) {
                response.headers().firstValue(header).ifPresent(value -> read.setHeader(header, value));
            }
            return read;
        }

        /** Ends the exchange, or the reading of what has begun to come. */
        @Override
        public void abort() {
            if (!sent.cancel(true) && !sent.isCompletedExceptionally()) {
                close(sent.join());
            }
        }

        private static String body(HttpResponse<InputStream> response) throws IOException {
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw new IOException("a response of more than 256 KiB");
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }

        private static void close(HttpResponse<InputStream> response) {
            try {
                response.body().close();
            } catch (IOException e) {
                // Whoever reads it learns of it.
            }
        }
    }
}
