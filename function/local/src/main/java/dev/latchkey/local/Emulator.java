package dev.latchkey.local;

import dev.latchkey.local.http.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** An emulator that serves all services at one URL. */
record Emulator(URI url, HttpClient http) implements Backend {
    /** The headers that are passed on as the client sent them. */
    private static final List<String> FORWARDED =
            List.of("authorization", "content-type", "x-amz-date", "x-amz-security-token");

    Emulator(URI url) {
        this(url, HttpClient.newHttpClient());
    }

    @Override
    public URI dynamoDb() {
        return url;
    }

    @Override
    public URI kms() {
        return url;
    }

    @Override
    public URI sts() {
        return url;
    }

    /** Passes the request on to the emulator. */
    @Override
    public Exchange.Answer answerAsSts(Exchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve("/"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(exchange.body().bytes()));
        for (String name : FORWARDED) {
            if (exchange.headers().containsKey(name)) {
                request.header(name, exchange.header(name));
            }
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Exchange.Answer(
                    response.statusCode(),
                    Map.of(
                            "Content-Type",
                            response.headers().firstValue("content-type").orElse("text/xml")),
                    response.body());
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
