package dev.latchkey.local.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on 127.0.0.1, which can be reached from this machine only. */
public final class LoopbackServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 512;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LoopbackServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Takes the port, without serving yet.
     *
     * @param port 0 for any that is free
     * @throws UncheckedIOException if the port is taken
     */
    public static LoopbackServer bind(int port) {
        try {
            return new LoopbackServer(
                    HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(HOST), port), BACKLOG));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts serving on any port that is free. */
    public static LoopbackServer start(Exchange.Handler handler) {
        LoopbackServer server = bind(0);
        server.serve(handler);
        return server;
    }

    /** Starts serving programs of this machine, and no web page, on any port that is free. */
    public static LoopbackServer startForPrograms(Exchange.Handler handler) {
        LoopbackServer server = bind(0);
        server.serve(ProgramsOnly::refusal, handler);
        return server;
    }

    /** Starts serving. */
    public void serve(Exchange.Handler handler) {
        serve(head -> Optional.empty(), handler);
    }

    /** Starts serving what is not refused. */
    public void serve(Exchange.Check check, Exchange.Handler handler) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> Exchange.serve(exchange, check, handler));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Whether a Host header (RFC 9110 §7.2) names this server as a person on this machine would. */
    public boolean isNamedBy(String host) {
        return host.equals(HOST + ":" + port()) || host.equalsIgnoreCase("localhost:" + port());
    }

    public URI url() {
        return URI.create("http://" + HOST + ":" + port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
