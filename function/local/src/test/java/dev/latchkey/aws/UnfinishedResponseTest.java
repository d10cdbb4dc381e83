package dev.latchkey.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.aws.AwsClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;

/** Wherever a service falls silent or hangs up, what it has sent so far is not a response. */
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnfinishedResponseTest {
    private static final AwsOperation LIST_TABLES = new AwsOperation("DynamoDB", "ListTables");
    private static final Duration A_MOMENT = Duration.ofMillis(300);
    private static final Duration ENOUGH = Duration.ofSeconds(9);
    private static final String WHOLE = "HTTP/1.1 200 OK~Content-Length: 20~~{\"TableNames\":[\"t\"]}";

    private final ServerSocket service = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

    UnfinishedResponseTest() throws IOException {}

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
                    http  | HTTP/1.1 200 OK~
                    http  | HTTP/1.1 200 OK~Content-Length: 20~~{
                    """)
    void serviceThatFallsSilent_endsTheCall(String scheme, String says) {
        Thread.ofVirtual().start(() -> {
            while (!service.isClosed()) {
                say(says);
            }
        });
        try (AwsClients clients = clients(scheme)) {
            assertEquals("ApiCallTimeoutException", failure(clients, A_MOMENT));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK~",
                "HTTP/1.1 200 OK~Server: one~",
                "HTTP/1.1 200 OK~Content-Length: 20~",
                "HTTP/1.1 200 OK~Content-Length: 20~~{}",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~",
            })
    void serviceThatHangsUp_hasNotAnswered(String says) {
        Thread.ofVirtual().start(() -> {
            while (!service.isClosed()) {
                sayAndHangUp(says);
            }
        });
        try (AwsClients clients = clients("http")) {
            assertEquals("SdkClientException", failure(clients, ENOUGH));
        }
    }

    @Test
    void serviceThatHangsUpAmidAnError_hasFailed() {
        Thread.ofVirtual().start(() -> sayAndHangUp("HTTP/1.1 400 Bad Request~Content-Length: 99~~{"));
        try (AwsClients clients = clients("http")) {
            assertEquals("Http400", failure(clients, ENOUGH));
        }
    }

    @Test
    void serviceThatHangsUpOnce_isAskedAgain() {
        Thread.ofVirtual().start(() -> {
            sayAndHangUp("HTTP/1.1 200 OK~");
            say(WHOLE);
        });
        try (AwsClients clients = clients("http")) {
            assertEquals(List.of("t"), tables(clients, ENOUGH));
        }
    }

    private static String failure(AwsClients clients, Duration left) {
        return assertThrows(DependencyException.class, () -> tables(clients, left))
                .reason()
                .replace("DynamoDB ListTables ", "");
    }

    private static List<String> tables(AwsClients clients, Duration left) {
        return LIST_TABLES.call(
                RequestContext.within(left, TestClock.atStart()),
                timeouts -> clients.dynamoDb()
                        .listTables(list -> list.overrideConfiguration(timeouts))
                        .tableNames());
    }

    private AwsClients clients(String scheme) {
        URI url = URI.create(scheme + "://localhost:" + service.getLocalPort());
        return AwsClients.create(
                "us-east-1",
                AnonymousCredentialsProvider.create(),
                new AwsClients.Endpoints(Optional.of(url), Optional.empty(), Optional.empty()));
    }

    private void sayAndHangUp(String text) {
        say(text, true);
    }

    private void say(String text) {
        say(text, false);
    }

    /** To whoever connects next; {@code ~} ends a line. */
    private void say(String text, boolean hangsUp) {
        try {
            Socket connection = service.accept();
            connections.add(connection);
            connection.getOutputStream().write(text.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII));
            if (hangsUp) {
                connection.shutdownOutput();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
