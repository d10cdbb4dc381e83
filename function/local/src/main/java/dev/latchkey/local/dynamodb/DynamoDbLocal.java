package dev.latchkey.local.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.ProgramsOnly;
import dev.latchkey.local.storage.UnusableDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * DynamoDB Local, with its tables kept in a folder. Its own {@code ServerRunner} would listen on every address of the
 * machine, could not let the system choose a port, and would print a banner; so its handler is served from here.
 */
public final class DynamoDbLocal implements AutoCloseable {
    /** Whose warnings are for those who build DynamoDB Local. Held here: a logger that nobody holds forgets its level. */
    private static final Logger AMAZON = Logger.getLogger("com.amazonaws");

    /** The same. DynamoDB Local sets its level itself, but no filter. */
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private final LocalDynamoDBServerHandler handler;
    private final Server server;

    private DynamoDbLocal(LocalDynamoDBServerHandler handler) throws Exception {
        this.handler = handler;
        this.server = new Server(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        server.setHandler(new Guarded(handler));
        server.start();
    }

    /**
     * Starts on any free port of 127.0.0.1.
     *
     * @throws UnusableDataException if the folder is none
     */
    public static DynamoDbLocal start(Path folder) {
        AMAZON.setLevel(Level.SEVERE);
        SQLITE.setFilter(line -> line.getLevel().equals(Level.SEVERE));
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw UnusableDataException.damaged(folder.getFileName().toString());
        }
        try {
            Files.createDirectories(folder);
            return new DynamoDbLocal(new LocalDynamoDBServerHandler(requestHandler(folder), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static LocalDynamoDBRequestHandler requestHandler(Path folder) {
        int defaultPort = 0;
        boolean inMemory = false;
        // One database for all credentials and Regions, and no artificial delays.
        boolean sharedDb = true;
        boolean delayTransientStatuses = false;
        return new LocalDynamoDBRequestHandler(
                defaultPort, inMemory, folder.toString(), sharedDb, delayTransientStatuses);
    }

    public URI url() {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        try {
            server.stop();
            handler.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refuses web pages, which DynamoDB Local itself lets in from everywhere. */
    private static final class Guarded extends Handler.Wrapper {
        Guarded(Handler handler) {
            super(handler);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Optional<Exchange.Answer> refusal =
                    ProgramsOnly.refusal(header(request, HttpHeader.HOST), header(request, HttpHeader.ORIGIN));
            if (refusal.isEmpty()) {
                return super.handle(request, response, callback);
            }
            response.setStatus(refusal.get().status());
            Content.Sink.write(response, true, refusal.get().body(), callback);
            return true;
        }

        private static String header(Request request, HttpHeader name) {
            return String.join(",", request.getHeaders().getValuesList(name));
        }
    }
}
