package dev.latchkey.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.http.HttpRequest;
import java.io.ByteArrayInputStream;

class ApiGatewayEventsFuzzTest {
    @FuzzTest
    void anyBytes_becomeARequestWithNothingMissing(byte[] event) {
        HttpRequest request = ApiGatewayEvents.read(new ByteArrayInputStream(event), "the-invocation");

        assertNotNull(request.method());
        assertNotNull(request.path());
        assertNotNull(request.body());
        assertNotNull(request.sourceIp());
        assertNotNull(request.requestId());
        request.headers().forEach((name, values) -> {
            assertEquals(values, request.header(name));
            values.forEach(value -> assertNotNull(value, name));
        });
        assertNotNull(request.fingerprint());
    }
}
