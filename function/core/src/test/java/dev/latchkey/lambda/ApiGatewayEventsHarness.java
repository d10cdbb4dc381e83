package dev.latchkey.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.oauth.Secret;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the tests of ApiGatewayEvents share. */
abstract class ApiGatewayEventsHarness {
    static final String INVOCATION = "the-invocation";

    static HttpRequest read(String event) {
        return read(event.getBytes(StandardCharsets.UTF_8));
    }

    static HttpRequest read(byte[] event) {
        return ApiGatewayEvents.read(new ByteArrayInputStream(event), INVOCATION);
    }

    /** Compares the request with one that has nothing but these. */
    static void isOnly(String method, String path, HttpRequest request) {
        assertEquals(method, request.method());
        assertEquals(path, request.path());
        assertEquals(Map.of(), request.headers());
        assertEquals(Map.of(), request.query());
        assertEquals(Map.of(), request.cookies());
        assertEquals(Secret.of(""), request.body());
        assertFalse(request.bodyIsBase64());
        assertEquals("", request.sourceIp());
        assertEquals(INVOCATION, request.requestId());
    }
}
