package dev.latchkey.operator.doctor;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Asks servers over HTTP. It follows no redirects, because the functions follow none. */
public final class Web implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration RESPONSE = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    /**
     * A response.
     *
     * @param json its body; empty if that is no JSON object
     * @param errorType the header {@code X-Amzn-ErrorType}; empty if there is none
     * @param date the server's time; empty if it does not tell it
     */
    record Reply(int status, Optional<JsonObject> json, String errorType, Optional<Instant> date) {}

    /** There was no response. */
    static final class NotReachedException extends Exception {
        private static final long serialVersionUID = 1L;

        NotReachedException(URI uri, IOException cause) {
            super("%s was not reached (%s)".formatted(uri, reason(cause)));
        }

        private static String reason(IOException cause) {
            String message = cause.getMessage();
            return message == null ? cause.getClass().getSimpleName() : message;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    Reply get(URI uri) throws NotReachedException {
        return send(HttpRequest.newBuilder(uri).header("Accept", "application/json"));
    }

    Reply post(URI uri, String json) throws NotReachedException {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private Reply send(HttpRequest.Builder request) throws NotReachedException {
        HttpRequest built = request.timeout(RESPONSE).build();
        try {
            HttpResponse<String> response = client.send(built, HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    json(response.body()),
                    response.headers().firstValue("X-Amzn-ErrorType").orElse(""),
                    response.headers().firstValue("Date").flatMap(Web::time));
        } catch (IOException e) {
            throw new NotReachedException(built.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<JsonObject> json(String body) {
        try {
            return Optional.of(JsonObject.parse(body));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
