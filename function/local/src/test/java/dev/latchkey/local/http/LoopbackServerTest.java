package dev.latchkey.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a server here responds to the bytes that it is sent. */
class LoopbackServerTest {
    private volatile Exchange.Handler handler = exchange ->
            new Exchange.Answer(200, Map.of(), "path=" + exchange.path() + ", query=" + exchange.query() + ".");
    private final LoopbackServer server = LoopbackServer.start(exchange -> handler.handle(exchange));

    @AfterEach
    void stop() {
        server.close();
    }

    /** The whole response to a request that is sent exactly as written. */
    private String send(String request) throws IOException {
        return send(request, new byte[0]);
    }

    private String send(String request, byte[] body) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write((request + "\r\nHost: any\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What clients of the token endpoint read, however malformed their request was. */
    private static void assertIsModelled(String status, String shape, String error, String answer) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(
                answer.toLowerCase(Locale.ROOT).contains("x-amzn-errortype: " + shape.toLowerCase(Locale.ROOT)),
                answer);
        assertTrue(answer.contains("\r\n\r\n{\"error\":\"" + error + "\",\"message\":\""), answer);
    }

    @Nested
    class Request {
        @ParameterizedTest
        @CsvSource({
            "/v1/token, /v1/token, ''",
            "//v1/token, //v1/token, ''",
            "/v1//token?a=b&c=%41, /v1//token, a=b&c=%41",
            "/v1/%74oken?, /v1/%74oken, ''",
            "http://any/v1/token?a, /v1/token, a"
        })
        void target_isReadAsItWasSent(String target, String path, String query) throws IOException {
            String answer = send("GET " + target + " HTTP/1.1");

            assertTrue(answer.contains("path=" + path + ", query=" + query + "."), answer);
        }

        @Test
        void headerSentTwice_hasBothValues() throws IOException {
            handler = exchange ->
                    new Exchange.Answer(200, Map.of(), exchange.headers().get("dpop") + exchange.header("dpop"));

            assertTrue(send("GET / HTTP/1.1\r\nDPoP: one\r\ndpop: two").endsWith("[one, two]one,two"));
        }

        @Test
        void bodyOverTenMebibytes_isTooLarge() throws IOException {
            int most = 10 * 1024 * 1024;
            assertTrue(send("POST / HTTP/1.1", new byte[most]).startsWith("HTTP/1.1 200"));
            assertIsModelled(
                    "413", "ValidationException", "INVALID_REQUEST", send("POST / HTTP/1.1", new byte[most + 1]));
        }

        @Test
        void refusedByItsHead_isAnsweredBeforeItsBodyComes() throws IOException {
            try (LoopbackServer programs = LoopbackServer.startForPrograms(handler);
                    Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), programs.port())) {
                socket.getOutputStream()
                        .write("POST / HTTP/1.1\r\nHost: evil.test\r\nContent-Length: 9\r\n\r\n"
                                .getBytes(StandardCharsets.ISO_8859_1));

                byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 421".length());
                assertEquals("HTTP/1.1 421", new String(start, StandardCharsets.ISO_8859_1));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"zz\r\nbody\r\n", "4\r\nbo"})
        void bodyThatBreaksItsTransferCoding_isMalformed(String body) throws IOException {
            try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
                socket.getOutputStream()
                        .write(("POST / HTTP/1.1\r\nHost: any\r\nTransfer-Encoding: chunked\r\n\r\n" + body)
                                .getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();

                assertIsModelled(
                        "400",
                        "ValidationException",
                        "INVALID_REQUEST",
                        new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Nested
    class Answer {
        @Test
        void ofHandlerThatFails_namesTheFailureAndNotItsMessage() throws IOException {
            handler = exchange -> {
                throw new IllegalStateException("a secret");
            };
            String answer = send("GET / HTTP/1.1");

            assertIsModelled("500", "InternalServerException", "server_error", answer);
            assertTrue(answer.contains("IllegalStateException"), answer);
            assertFalse(answer.contains("a secret"), answer);
        }

        @Test
        void toHead_hasNoBody() throws IOException {
            String answer = send("HEAD / HTTP/1.1");

            assertTrue(answer.startsWith("HTTP/1.1 200") && answer.endsWith("\r\n\r\n"), answer);
        }
    }

    @Nested
    class Bind {
        @Test
        void takenPort_isRefused() {
            assertThrows(UncheckedIOException.class, () -> LoopbackServer.bind(server.port()));
        }

        @Test
        void url_isThisMachines() {
            assertEquals("http://127.0.0.1:" + server.port(), server.url().toString());
        }

        @ParameterizedTest
        @CsvSource({
            "127.0.0.1, true",
            "localhost, true",
            "LOCALHOST, true",
            "rebound.example.com, false",
            "127.0.0.1.example.com, false",
            "localhost., false"
        })
        void host_namesThisServerOrNot(String host, boolean named) {
            assertEquals(named, server.isNamedBy(host + ":" + server.port()));
            assertFalse(server.isNamedBy(host));
            assertFalse(server.isNamedBy(host + ":1"));
        }
    }
}
