package dev.latchkey.local.browser;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server by another port, which can be shut, as if the server had stopped, and opened again. */
final class Relay implements AutoCloseable {
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private URI server = URI.create("");
    private int port;

    /** Leads to that server from now on. */
    void open(URI to) {
        server = to;
        open();
    }

    /** By which URL the server is reached this way. */
    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Lets connections through. */
    void open() {
        try {
            ServerSocket listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = listener.getLocalPort();
            open.add(listener);
            Thread.ofVirtual().start(() -> accept(listener));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all connections, and refuses others. */
    void shut() {
        open.forEach(Relay::end);
        open.clear();
    }

    @Override
    public void close() {
        shut();
    }

    private void accept(ServerSocket listener) {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket behind = new Socket(server.getHost(), server.getPort());
                open.add(client);
                open.add(behind);
                Thread.ofVirtual().start(() -> copy(client, behind));
                Thread.ofVirtual().start(() -> copy(behind, client));
            }
        } catch (IOException e) {
            // It was shut.
        }
    }

    private void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of the two has gone, and so the other does.
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
