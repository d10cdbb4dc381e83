package dev.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.oauth.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the tests of ApiGatewayEvents share. */
abstract class ApiGatewayEventsHarness {
    static final String INVOCATION = "the-invocation";

    /** The repository's folder of example events, from the module's folder or from the repository's. */
    static final Path EVENTS = Stream.of(Path.of("..", "events"), Path.of("events"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();

    /** When the proofs in the example events were made. */
    static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    static HttpRequest read(String event) {
        return read(event.getBytes(StandardCharsets.UTF_8));
    }

    static HttpRequest read(byte[] event) {
        return ApiGatewayEvents.read(new ByteArrayInputStream(event), INVOCATION);
    }

    /** Holds the request against one that has nothing but these. */
    static void isOnly(String method, String path, HttpRequest request) {
        assertEquals(method, request.method());
        assertEquals(path, request.path());
        assertEquals(Map.of(), request.headers());
        assertEquals(Set.of(), request.queryNames());
        assertEquals(Secret.of(""), request.body());
        assertFalse(request.bodyIsBase64());
        assertEquals("", request.sourceIp());
        assertEquals(INVOCATION, request.requestId());
    }

    static List<String> fileNames(String beginning) throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && name.startsWith(beginning))
                    .sorted()
                    .toList();
        }
    }

    static byte[] file(String name) throws IOException {
        return Files.readAllBytes(EVENTS.resolve(name));
    }
}
