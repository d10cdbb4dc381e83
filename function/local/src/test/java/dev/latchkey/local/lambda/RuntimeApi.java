package dev.latchkey.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's side of its Runtime API: hands out events, and takes responses and errors. For functions with SnapStart it
 * is also told when a snapshot could be taken, and decides when the restore is over.
 */
public final class RuntimeApi implements AutoCloseable {
    private static final String PREFIX = "/2018-06-01/runtime/";
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** An event for the function, and where its response is awaited. */
    private record RequestContext(String id, String event, CompletableFuture<String> answer) {}

    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<RequestContext> waiting = new LinkedBlockingQueue<>();
    private final Map<String, RequestContext> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> snapshot = new CompletableFuture<>();
    private final CompletableFuture<Void> restored = new CompletableFuture<>();

    public RuntimeApi(InstantSource clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(PREFIX, this::handle);
        server.start();
    }

    /** The value of AWS_LAMBDA_RUNTIME_API for it. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Sends the event to the function. The result is the function's response, or fails with the error that it reported.
     */
    public CompletableFuture<String> invoke(String event) {
        RequestContext context = new RequestContext(UUID.randomUUID().toString(), event, new CompletableFuture<>());
        waiting.add(context);
        return context.answer();
    }

    /** Done when the function asks for its first event; fails with the error that its start ended with. */
    public CompletableFuture<Void> ready() {
        return ready;
    }

    /** Done when everything before a snapshot was done. */
    public CompletableFuture<Void> snapshot() {
        return snapshot;
    }

    /** Lets the function go on, as if it were restored from the snapshot. */
    public void restore() {
        restored.complete(null);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String[] path =
                exchange.getRequestURI().getPath().substring(PREFIX.length()).split("/", -1);
        try (exchange) {
            switch (path[path.length - 1]) {
                case "next" -> {
                    if (path[0].equals("restore")) {
                        snapshot.complete(null);
                        restored.join();
                        send(exchange, 200, new byte[0]);
                    } else {
                        next(exchange);
                    }
                }
                case "response" -> {
                    finished(path[1]).answer().complete(body);
                    send(exchange, 202, new byte[0]);
                }
                default -> {
                    failed(path, body);
                    send(exchange, 202, new byte[0]);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        ready.complete(null);
        RequestContext context = waiting.take();
        running.put(context.id(), context);
        Map.of(
                        "Lambda-Runtime-Aws-Request-Id", context.id(),
                        "Lambda-Runtime-Deadline-Ms",
                                Long.toString(clock.instant().plus(TIMEOUT).toEpochMilli()),
                        "Lambda-Runtime-Invoked-Function-Arn",
                                "arn:aws:lambda:us-east-1:000000000000:function:TokenFunction:live",
                        "Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0",
                        "Content-Type", "application/json")
                .forEach(exchange.getResponseHeaders()::set);
        send(exchange, 200, context.event().getBytes(StandardCharsets.UTF_8));
    }

    /** {@code init/error}, {@code restore/error} or {@code invocation/<id>/error}. */
    private void failed(String[] path, String body) {
        LambdaError error = new LambdaError(body);
        switch (path[0]) {
            case "context" -> finished(path[1]).answer().completeExceptionally(error);
            case "init" -> {
                ready.completeExceptionally(error);
                snapshot.completeExceptionally(error);
            }
            default -> ready.completeExceptionally(error);
        }
    }

    private RequestContext finished(String id) {
        RequestContext context = running.remove(id);
        if (context == null) {
            throw new IllegalStateException("no such context is running");
        }
        return context;
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** What the function reported instead of a response: Lambda's own JSON. */
    public static final class LambdaError extends Exception {
        private static final long serialVersionUID = 1L;

        LambdaError(String json) {
            super(json);
        }
    }
}
