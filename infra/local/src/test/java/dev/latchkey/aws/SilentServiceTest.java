package dev.latchkey.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.oauth.DependencyException;
import dev.latchkey.oauth.Invocation;
import dev.latchkey.testing.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** Sockets have no timeout of their own: wherever a service falls silent, the call's timer must end the call. */
@Timeout(10)
class SilentServiceTest {
    private static final AwsOperation LIST_TABLES = new AwsOperation("DynamoDB", "ListTables");
    private static final String TIMED_OUT = "DynamoDB ListTables ApiCallTimeoutException";

    private final ServerSocket service = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

    SilentServiceTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        service.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https | ''
                    http  | ''
                    http  | HTTP/1.1 200 OK
                    http  | HTTP/1.1 200 OK~Content-Length: 100~~{
                    """)
    void serviceThatFallsSilent_endsTheCallOnEitherKindOfThread(String scheme, String says) throws Exception {
        Thread.ofVirtual().start(() -> say(says.replace("~", "\r\n")));
        try (AwsClients clients = clients(scheme);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> onVirtualThread = threads.submit(() -> failure(clients));

            assertEquals(TIMED_OUT, failure(clients));
            assertEquals(TIMED_OUT, onVirtualThread.get());
        }
    }

    /** Of a call in the last third of a second of an invocation. */
    private static String failure(AwsClients clients) {
        Invocation invocation = Invocation.within(Duration.ofMillis(300), TestClock.atStart());
        return assertThrows(
                        DependencyException.class,
                        () -> LIST_TABLES.call(
                                invocation,
                                timeouts ->
                                        clients.dynamoDb().listTables(list -> list.overrideConfiguration(timeouts))))
                .reason();
    }

    private AwsClients clients(String scheme) {
        URI url = URI.create(scheme + "://localhost:" + service.getLocalPort());
        return AwsClients.create(
                "us-east-1",
                AnonymousCredentialsProvider.create(),
                new AwsClients.Endpoints(Optional.of(url), Optional.empty(), Optional.empty()));
    }

    /** Says so to whoever connects, and no more. */
    private void say(String start) {
        try {
            while (true) {
                Socket connection = service.accept();
                connections.add(connection);
                connection.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
