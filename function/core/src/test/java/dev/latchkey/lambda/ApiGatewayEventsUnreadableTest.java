package dev.latchkey.lambda;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that API Gateway does not send, and that still must not crash the function. */
class ApiGatewayEventsUnreadableTest extends ApiGatewayEventsHarness {
    private void isARequestForNothing(byte[] event) {
        isOnly("", "", read(event));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "5",
                "\"event\"",
                "[]",
                "{",
                "{} {}",
                "not json",
                "{\"httpMethod\":\"POST\",\"httpMethod\":\"POST\"}"
            })
    void text_isARequestForNothing(String event) {
        isARequestForNothing(event.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bytes_areARequestForNothing() {
        isARequestForNothing(new byte[] {(byte) 0xff, 0, 1, 2, 3});
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"key1\":\"value1\"}", "{\"version\":\"2.0\"}", "{\"version\":\"0\"}"})
    void anotherServicesEvent_isARequestForNothing(String event) {
        isARequestForNothing(event.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":2}",
                "{\"httpMethod\":5}",
                "{\"path\":[]}",
                "{\"body\":{}}",
                "{\"isBase64Encoded\":\"true\"}",
                "{\"headers\":[]}",
                "{\"headers\":{\"a\":1}}",
                "{\"multiValueHeaders\":{\"a\":\"b\"}}",
                "{\"multiValueHeaders\":{\"a\":[1]}}",
                "{\"queryStringParameters\":\"a=b\"}",
                "{\"requestContext\":\"\"}",
                "{\"requestContext\":{\"requestId\":5}}",
                "{\"requestContext\":{\"identity\":[]}}",
                "{\"version\":\"2.0\",\"requestContext\":{\"http\":\"POST\"}}",
                "{\"version\":\"2.0\",\"requestContext\":{\"stage\":5}}",
                "{\"version\":\"2.0\",\"rawPath\":{}}"
            })
    void memberOfAnotherType_isARequestForNothing(String event) {
        isARequestForNothing(event.getBytes(StandardCharsets.UTF_8));
    }
}
