package dev.latchkey.bench.standin;

import dev.latchkey.bench.client.HttpLine;
import dev.latchkey.local.http.Exchange;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;

/**
 * HTTP/1.1 over TLS with keep-alive, one thread for each connection. The JDK's own server cannot drop its connections,
 * as the services do while a function is frozen.
 */
final class TlsServer {
    private static final int BACKLOG = 512;

    private final SSLServerSocket listener;
    private final Exchange.Handler handler;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private TlsServer(SSLServerSocket listener, Exchange.Handler handler) {
        this.listener = listener;
        this.handler = handler;
    }

    /** Starts serving on any port that is free. */
    static TlsServer start(SSLContext tls, Exchange.Handler handler) {
        try {
            TlsServer server = new TlsServer(
                    (SSLServerSocket) tls.getServerSocketFactory()
                            .createServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1")),
                    handler);
            Thread.ofPlatform().daemon().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("https://localhost:" + listener.getLocalPort());
    }

    /** Closes every connection, without a word to the client. */
    void drop() {
        connections.forEach(TlsServer::close);
    }

    private void accept() {
        while (true) {
            try {
                Socket connection = listener.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                Thread.ofPlatform().daemon().start(() -> serve(connection));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            for (String start = HttpLine.read(in); !start.isEmpty(); start = HttpLine.read(in)) {
                out.write(bytes(handler.handle(exchange(start, in))));
            }
        } catch (SocketException | SSLException e) {
            // The client is gone, or was dropped.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connections.remove(connection);
        }
    }

    private static Exchange exchange(String start, InputStream in) throws IOException {
        String[] words = start.split(" ", 3);
        Map<String, List<String>> headers = new HashMap<>();
        for (String header = HttpLine.read(in); !header.isEmpty(); header = HttpLine.read(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    List.of(header.substring(colon + 1).strip()));
        }
        int length = Integer.parseInt(
                headers.getOrDefault("content-length", List.of("0")).getFirst());
        return new Exchange(words[0], words[1], "", headers, new Exchange.Body(in.readNBytes(length)), "127.0.0.1");
    }

    private static byte[] bytes(Exchange.Answer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" \r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("Content-Length: ")
                .append(body.length)
                .append("\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
