package dev.latchkey.local.http;

import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request to a local server, read completely.
 *
 * @param path not decoded
 * @param query not decoded; empty when there is none
 * @param headers by lower-case name, sorted by name; a repeated header's values in the order they were sent
 */
public record Exchange(
        String method, String path, String query, Map<String, List<String>> headers, Body body, String sourceIp) {

    /** What API Gateway takes, and more than anything that is sent to a server here. */
    private static final int MAX_BODY = 10 * 1024 * 1024;

    /** The bytes of a body. */
    public static final class Body {
        private final byte[] bytes;

        public Body(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The response to a request. */
    public record Answer(int status, Map<String, String> headers, List<String> cookies, Body content) {
        /** A response of text, without cookies. */
        public Answer(int status, Map<String, String> headers, String body) {
            this(status, headers, List.of(), new Body(body.getBytes(StandardCharsets.UTF_8)));
        }

        /** The body as text. */
        public String body() {
            return content.text();
        }

        /**
         * A refusal in the form of the token endpoint's, by which clients know what became of their request.
         *
         * @param shape of the model, for {@code X-Amzn-ErrorType}
         */
        static Answer error(int status, String shape, String error, String message) {
            return new Answer(
                    status,
                    Map.of("Content-Type", "application/json", "Cache-Control", "no-store", "X-Amzn-ErrorType", shape),
                    Json.write(json -> {
                        json.writeStringField("error", error);
                        json.writeStringField("message", message);
                    }));
        }

        /** A sentence for a person. */
        public static Answer text(int status, String sentence) {
            return new Answer(status, Map.of("Content-Type", "text/plain; charset=utf-8"), sentence + "\n");
        }
    }

    /** Refuses requests by their heads, before their bodies are read. */
    @FunctionalInterface
    public interface Check {
        /** The response to a request that is refused; {@code head} has no body. */
        Optional<Answer> refusal(Exchange head);
    }

    /** Handles requests. */
    @FunctionalInterface
    public interface Handler {
        Answer handle(Exchange exchange) throws IOException;
    }

    /** The header's one value; empty when it is absent. */
    public String header(String lowerCaseName) {
        return String.join(",", headers.getOrDefault(lowerCaseName, List.of()));
    }

    /** Neither query nor headers nor body, which may hold codes and proofs. */
    @Override
    public String toString() {
        return "Exchange[" + method + " " + path + "]";
    }

    static void serve(HttpExchange http, Check check, Handler handler) throws IOException {
        try (http) {
            Answer answer = check.refusal(of(http, new byte[0])).orElseGet(() -> answer(http, handler));
            byte[] bytes = answer.content().bytes();
            answer.headers().forEach(http.getResponseHeaders()::set);
            answer.cookies().forEach(cookie -> http.getResponseHeaders().add("Set-Cookie", cookie));
            boolean bodiless = http.getRequestMethod().equals("HEAD") || bytes.length == 0;
            http.sendResponseHeaders(answer.status(), bodiless ? -1 : bytes.length);
            if (!bodiless) {
                http.getResponseBody().write(bytes);
                // Closing reads what is left of the request first, which fails if that is malformed.
                http.getResponseBody().flush();
            }
        }
    }

    private static Answer answer(HttpExchange http, Handler handler) {
        byte[] body;
        try {
            body = read(http.getRequestBody());
        } catch (IOException e) {
            return invalid(400, "The body ends early, or is not in the transfer coding that it is said to be in.");
        }
        return body.length > MAX_BODY
                ? invalid(413, "The body is larger than 10 MiB.")
                : answer(handler, of(http, body));
    }

    private static Answer invalid(int status, String message) {
        return Answer.error(status, "ValidationException", "INVALID_REQUEST", message);
    }

    /** The server itself would drop the connection without a word, and whoever is watching would learn nothing. */
    private static Answer answer(Handler handler, Exchange exchange) {
        try {
            return handler.handle(exchange);
        } catch (IOException | RuntimeException e) {
            // Its message may quote what was sent.
            return Answer.error(
                    500,
                    "InternalServerException",
                    "server_error",
                    "This went wrong: " + e.getClass().getName());
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MAX_BODY + 1);
        in.skipNBytes(Math.min(in.available(), MAX_BODY));
        return body;
    }

    /** What a client sent to a server of the JDK's. */
    public static Exchange of(HttpExchange http, byte[] body) {
        Map<String, List<String>> headers = new TreeMap<>();
        http.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String target = target(http.getRequestURI());
        int question = target.indexOf('?');
        return new Exchange(
                http.getRequestMethod(),
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                headers,
                new Body(body),
                http.getRemoteAddress().getAddress().getHostAddress());
    }

    /** Path and query as they were sent: to a URI, what comes after a leading {@code //} is a host. */
    private static String target(URI uri) {
        String sent = uri.toString();
        return uri.isAbsolute() ? sent.substring(sent.indexOf(uri.getRawPath(), sent.indexOf("//") + 2)) : sent;
    }
}
