package dev.latchkey.lambda;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.http.HttpRequest;
import org.junit.jupiter.api.Test;

class ApiGatewayEventsTest extends ApiGatewayEventsHarness {
    @Test
    void headersAndQueryNames_areUnmodifiable() {
        HttpRequest request = read("{\"headers\":{\"a\":\"b\"},\"queryStringParameters\":{\"c\":\"d\"}}");

        assertThrows(
                UnsupportedOperationException.class, () -> request.headers().clear());
        assertThrows(UnsupportedOperationException.class, () -> request.query().clear());
    }
}
