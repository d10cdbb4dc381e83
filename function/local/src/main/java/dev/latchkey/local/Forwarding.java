package dev.latchkey.local;

import dev.latchkey.local.http.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Passes requests on to a server that takes the place of a service of AWS's, and its responses back. */
record Forwarding(URI url, HttpClient http) implements Exchange.Handler, AutoCloseable {
    /** The headers that are passed on as the client sent them. */
    private static final List<String> REQUEST =
            List.of("authorization", "content-type", "x-amz-date", "x-amz-security-token", "x-amz-target");

    /** Those that are passed back. */
    private static final List<String> RESPONSE = List.of("content-type", "x-amz-crc32", "x-amzn-requestid");

    Forwarding(URI url) {
        this(url, HttpClient.newHttpClient());
    }

    @Override
    public Exchange.Answer handle(Exchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve("/"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(exchange.body().bytes()));
        for (String name : REQUEST) {
            if (exchange.headers().containsKey(name)) {
                request.header(name, exchange.header(name));
            }
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new HashMap<>();
            RESPONSE.forEach(name -> response.headers().firstValue(name).ifPresent(value -> headers.put(name, value)));
            return new Exchange.Answer(response.statusCode(), headers, List.of(), new Exchange.Body(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
