package dev.latchkey.local.dynamodb;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** DynamoDB Local, its tables kept in a folder. */
public final class DynamoDbLocal implements AutoCloseable {
    private final DynamoDBProxyServer server;
    private final URI url;

    private DynamoDbLocal(DynamoDBProxyServer server, URI url) {
        this.server = server;
        this.url = url;
    }

    /** Starts on any free port. */
    public static DynamoDbLocal start(Path folder) {
        try {
            Files.createDirectories(folder);
            int port = freePort();
            DynamoDBProxyServer server = quietly(port, folder);
            return new DynamoDbLocal(server, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return url;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** It prints a banner to standard output, which is not its to write to here. */
    private static DynamoDBProxyServer quietly(int port, Path folder) {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(new String[] {
                "-dbPath", folder.toString(), "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)
            });
            server.start();
            return server;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            System.setOut(out);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
