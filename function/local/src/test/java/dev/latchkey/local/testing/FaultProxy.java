package dev.latchkey.local.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.local.Backend;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between the SDK's clients and a backend, counts the calls, and lets chosen ones fail. A call is named by its
 * operation, and in DynamoDB also by the kind of its item: {@code GetItem code#}.
 */
public final class FaultProxy implements AutoCloseable {
    /** How a call can fail. */
    public enum Fault {
        /** The connection is closed before anything happens. */
        REFUSE,
        /** Nothing happens, and no response comes. */
        TIME_OUT,
        /** The service answers 500. */
        ERROR,
        /** The service answers that there are too many requests. */
        THROTTLE,
        /** The call is carried out, and its response is lost. */
        CUT_OFF,
        /** The call is carried out, and its response comes late. */
        SLOW,
        /** The service does not allow it. */
        DENY
    }

    private static final Pattern ITEM_KIND = Pattern.compile("\"pk\":\\{\"S\":\"([a-z]+#)");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final Set<String> NOT_FORWARDED = Set.of("content-length", "connection", "expect", "upgrade");
    private static final long SLOWNESS_MILLIS = 400;

    /** A fault, and what else happens when it strikes. */
    private record Strike(Fault fault, Runnable then) {}

    private final Backend backend;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Strike> faults = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Set<String> permissions = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch cleared = new CountDownLatch(1);

    public FaultProxy(Backend backend) {
        this.backend = backend;
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

    /** From now on every such call fails like this. */
    public void fail(String call, Fault fault) {
        fail(call, fault, () -> {});
    }

    /** From now on every such call fails like this, and then something else happens. */
    public void fail(String call, Fault fault, Runnable then) {
        faults.put(call, new Strike(fault, then));
    }

    /** Ends all faults. */
    public void clear() {
        faults.clear();
        cleared.countDown();
        cleared = new CountDownLatch(1);
    }

    /** How often such a call was made, including failed attempts. */
    public int calls(String call) {
        return calls.entrySet().stream()
                .filter(made -> matches(call, made.getKey()))
                .mapToInt(made -> made.getValue().get())
                .sum();
    }

    /** Every call that was made, by name. */
    public Set<String> calls() {
        return new TreeSet<>(calls.keySet());
    }

    /** What IAM must allow for the calls that were made: {@code UpdateItem session#} for each part of a transaction. */
    public Set<String> permissions() {
        return new TreeSet<>(permissions);
    }

    /** Forgets the calls that were made. */
    public void forgetCalls() {
        calls.clear();
        permissions.clear();
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
        String text = new String(body, StandardCharsets.UTF_8);
        String call = call(exchange, text);
        permissions.addAll(NeededPermissions.of(call, text));
        calls.computeIfAbsent(call, first -> new AtomicInteger()).incrementAndGet();
        Optional<Strike> strike = faults.entrySet().stream()
                .filter(fault -> matches(fault.getKey(), call))
                .map(Map.Entry::getValue)
                .findFirst();
        CountDownLatch untilCleared = cleared;
        try (exchange) {
            if (strike.isPresent()) {
                strike(strike.get(), exchange, body, untilCleared);
            } else {
                pass(exchange, forward(exchange, body));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void strike(Strike strike, HttpExchange exchange, byte[] body, CountDownLatch untilCleared)
            throws IOException, InterruptedException {
        switch (strike.fault()) {
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
        strike.then().run();
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target(exchange).resolve("/"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
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

    private URI target(HttpExchange exchange) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null) {
            return backend.sts();
        }
        return target.startsWith("DynamoDB") ? backend.dynamoDb() : backend.kms();
    }

    private static boolean matches(String wanted, String call) {
        return call.equals(wanted) || call.startsWith(wanted + " ");
    }

    private static String call(HttpExchange exchange, String body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null) {
            Matcher action = ACTION.matcher(body);
            return action.find() ? action.group(1) : "";
        }
        String operation = target.substring(target.lastIndexOf('.') + 1);
        Matcher kind = ITEM_KIND.matcher(body);
        return target.startsWith("DynamoDB") && kind.find() ? operation + " " + kind.group(1) : operation;
    }
}
