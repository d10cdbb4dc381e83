package dev.latchkey.local.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.testing.ShiftedClock;
import dev.latchkey.local.testing.TestService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The token endpoint at a port of its own, which counts requests and does with them what a test wants. {@code FaultProxy}
 * is behind the function; this is before it.
 */
final class TokenFront implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ShiftedClock clock = new ShiftedClock();
    private final AtomicInteger requests = new AtomicInteger();
    private final Queue<Reply> next = new ConcurrentLinkedQueue<>();
    private final Exchange.Handler service;
    private volatile Reply otherwise = Reply.SERVICE;

    TokenFront(TestService service) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 512);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.service = service.tokens(endpoint(), clock);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    URI endpoint() {
        return url().resolve("/v1/token");
    }

    /** By which the service goes. */
    ShiftedClock clock() {
        return clock;
    }

    /** How the next request is answered, others as before. */
    void once(Reply reply) {
        next.add(reply);
    }

    /** How every request is answered from now on. */
    void always(Reply reply) {
        otherwise = reply;
    }

    /** How many requests came since the last call of this. */
    int takeRequests() {
        return requests.getAndSet(0);
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            Exchange request = Exchange.of(http, http.getRequestBody().readAllBytes());
            requests.incrementAndGet();
            Reply reply = next.poll();
            (reply == null ? otherwise : reply).to(request, service).ifPresent(answer -> send(http, answer));
        }
    }

    private static void send(HttpExchange http, Exchange.Answer answer) {
        try {
            byte[] body = answer.content().bytes();
            answer.headers().forEach(http.getResponseHeaders()::set);
            http.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            http.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
