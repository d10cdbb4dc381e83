package dev.latchkey.local.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between the SDK's clients and a service, counts its calls, and lets chosen ones fail. */
public final class FaultProxy implements AutoCloseable {
    /** How a call can fail. */
    public enum Fault {
        /** The connection is closed before anything happens. */
        REFUSE,
        /** Nothing happens, and no answer comes. */
        TIME_OUT,
        /** The service answers 500. */
        ERROR,
        /** The service answers that it is asked too often. */
        THROTTLE,
        /** The call is carried out, and its answer is lost. */
        CUT_OFF,
        /** The call is carried out, and answered late. */
        SLOW,
        /** The service does not allow it. */
        DENY
    }

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final Set<String> NOT_FORWARDED =
            Set.of("host", "content-length", "connection", "expect", "upgrade");
    private static final long SLOWNESS_MILLIS = 400;

    private final URI target;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private volatile CountDownLatch cleared = new CountDownLatch(1);

    public FaultProxy(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 512);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on every call of this operation fails so. */
    public void fail(String operation, Fault fault) {
        faults.put(operation, fault);
    }

    /** Ends all faults. */
    public void clear() {
        faults.clear();
        cleared.countDown();
        cleared = new CountDownLatch(1);
    }

    /** How often the operation was called, attempts that failed included. */
    public int calls(String operation) {
        AtomicInteger count = calls.get(operation);
        return count == null ? 0 : count.get();
    }

    /** Every operation that was called. */
    public Set<String> operations() {
        return Set.copyOf(calls.keySet());
    }

    @Override
    public void close() {
        clear();
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String operation = operation(exchange, new String(body, StandardCharsets.UTF_8));
        calls.computeIfAbsent(operation, first -> new AtomicInteger()).incrementAndGet();
        Fault fault = faults.get(operation);
        CountDownLatch untilCleared = cleared;
        try (exchange) {
            if (fault == null) {
                pass(exchange, forward(exchange, body));
                return;
            }
            switch (fault) {
                case REFUSE -> {}
                case TIME_OUT -> untilCleared.await();
                case ERROR -> answer(exchange, 500, "InternalFailure");
                case THROTTLE -> answer(exchange, 400, "ThrottlingException");
                case DENY -> answer(exchange, 403, "AccessDenied");
                case CUT_OFF -> forward(exchange, body);
                case SLOW -> {
                    HttpResponse<byte[]> response = forward(exchange, body);
                    if (!untilCleared.await(SLOWNESS_MILLIS, TimeUnit.MILLISECONDS)) {
                        pass(exchange, response);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.resolve("/")).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void pass(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        for (String name : List.of("content-type", "x-amzn-requestid", "x-amz-crc32")) {
            response.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
        }
        send(exchange, response.statusCode(), response.body());
    }

    /** In JSON or XML, as the protocol of the request wants it. */
    private static void answer(HttpExchange exchange, int status, String code) throws IOException {
        boolean isJson = exchange.getRequestHeaders().containsKey("X-Amz-Target");
        String body = isJson
                ? "{\"__type\":\"" + code + "\",\"message\":\"arn:aws:iam::111122223333:role/secret-detail\"}"
                : "<ErrorResponse><Error><Code>" + code + "</Code>"
                        + "<Message>arn:aws:iam::111122223333:role/secret-detail</Message></Error></ErrorResponse>";
        exchange.getResponseHeaders().set("Content-Type", isJson ? "application/x-amz-json-1.1" : "text/xml");
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String operation(HttpExchange exchange, String body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        Matcher action = ACTION.matcher(body);
        return action.find() ? action.group(1) : "";
    }
}
