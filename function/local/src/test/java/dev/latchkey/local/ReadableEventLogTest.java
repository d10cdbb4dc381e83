package dev.latchkey.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.LoopbackServer;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadableEventLogTest {
    private final TestEndpoint endpoint = new TestEndpoint();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ReadableEventLog log = new ReadableEventLog(
            new PrintStream(written, true, StandardCharsets.UTF_8), TestClock.atStart(), ZoneId.of("Asia/Tokyo"));

    @BeforeEach
    void watch() {
        log.watched();
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    /** What the log writes of a request that a server was sent. */
    private String written(String pathAndQuery, String body, int status) throws IOException, InterruptedException {
        Exchange.Handler logging = exchange -> {
            log.write(exchange, status, Duration.ofMillis(7));
            return Exchange.Answer.text(200, "");
        };
        try (LoopbackServer server = LoopbackServer.start(logging);
                HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(server.url().resolve(pathAndQuery))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        return written();
    }

    @Test
    void write_beforeAnybodyWatches_isNothing() {
        ReadableEventLog unwatched = new ReadableEventLog(
                new PrintStream(written, true, StandardCharsets.UTF_8), TestClock.atStart(), ZoneId.of("Asia/Tokyo"));
        endpoint.redeemWith(Proof.newKey());
        unwatched.write(endpoint.events.getFirst());

        assertEquals("", written());
    }

    @Test
    void write_issued_isOneLineInTheWatchersTime() {
        endpoint.redeemWith(Proof.newKey());
        log.write(endpoint.events.getFirst());

        assertTrue(
                written()
                        .matches(
                                "18:00:00  200  authorization_code +issued  arn:aws:sts::\\d+:assumed-role/\\S+  session [A-Za-z0-9_-]{22}  0 ms\\R"),
                written());
    }

    @Test
    void write_refused_saysWhy() {
        endpoint.post(Map.of("clientId", "none"));
        log.write(endpoint.events.getFirst());

        assertTrue(
                written().matches("18:00:00  400  \\(no grant\\) +INVALID_REQUEST: body: unknown clientId  0 ms\\R"),
                written());
    }

    @Test
    void write_page_saysWhichAndNothingOfItsQuery() throws Exception {
        String line = written("/v1/sessions/confirmation?code=secret&state=secret", "", 200);

        assertTrue(line.matches("17:59:59  200  sessions/confirmation +done  7 ms\\R"), line);
    }

    @Test
    void write_stsCall_saysWhichAndNothingElseOfIt() throws Exception {
        String line = written("/", "Version=2011-06-15&Action=GetCallerIdentity&Secret=secret", 403);

        assertEquals(1, line.lines().count());
        assertTrue(line.contains("  403  sts GetCallerIdentity"), line);
        assertFalse(line.contains("secret"), line);
    }
}
