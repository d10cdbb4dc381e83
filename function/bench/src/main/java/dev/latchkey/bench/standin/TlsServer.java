package dev.latchkey.bench.standin;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A service over TLS, which can drop its connections as AWS's services do while a function is frozen. */
final class TlsServer {
    private static final int BACKLOG = 512;

    private final SSLContext tls;
    private final HttpHandler handler;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpsServer server;

    /** Starts serving on any port that is free. */
    TlsServer(SSLContext tls, HttpHandler handler) {
        this.tls = tls;
        this.handler = handler;
        this.server = listen(0);
    }

    URI url() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    /** Closes every connection, and takes new ones. */
    void drop() {
        int port = server.getAddress().getPort();
        server.stop(0);
        server = listen(port);
    }

    private HttpsServer listen(int port) {
        try {
            HttpsServer started =
                    HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
            started.setHttpsConfigurator(new HttpsConfigurator(tls));
            started.setExecutor(threads);
            started.createContext("/", handler);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
