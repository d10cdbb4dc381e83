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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"httpMethod\":\"POST\",\"a\":\"\\ud800\"}",
                "{\"httpMethod\":\"POST\",\"a\":{\"b\":1,\"b\":2}}",
                "{\"httpMethod\":\"POST\",\"body\":\"\\udc00\"}",
                "{\"httpMethod\":\"POST\",\"isBase64Encoded\":\" \"}",
                "{\"httpMethod\":\"POST\",\"multiValueHeaders\":{\"a\":[null]}}",
                "{\"version\":\"2.0\",\"rawPath\":\"/v1/token\",\"headers\":{\"a\":\"b\",\"a\":\"b\"}}"
            })
    void unreadableAnywhere_isARequestForNothing(String event) {
        isARequestForNothing(event.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tooDeep_isARequestForNothing() {
        String event = "{\"httpMethod\":\"POST\",\"a\":" + "[".repeat(32) + "]".repeat(32) + "}";

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
                "{\"body\":1.5}",
                "{\"body\":true}",
                "{\"isBase64Encoded\":\"true\"}",
                "{\"isBase64Encoded\":\"\"}",
                "{\"isBase64Encoded\":1}",
                "{\"headers\":[]}",
                "{\"headers\":{\"a\":1}}",
                "{\"multiValueHeaders\":{\"a\":\"b\"}}",
                "{\"multiValueHeaders\":{\"a\":[1]}}",
                "{\"multiValueHeaders\":{\"a\":[\"b\",null]}}",
                "{\"multiValueQueryStringParameters\":{\"a\":[null]}}",
                "{\"headers\":\"\"}",
                "{\"headers\":{\"a\":[]}}",
                "{\"queryStringParameters\":\"a=b\"}",
                "{\"requestContext\":\"\"}",
                "{\"requestContext\":{\"requestId\":5}}",
                "{\"requestContext\":{\"identity\":[]}}",
                "{\"version\":\"2.0\",\"requestContext\":{\"http\":\"POST\"}}",
                "{\"version\":\"2.0\",\"requestContext\":{\"stage\":5}}",
                "{\"version\":\"2.0\",\"rawPath\":{}}",
                "{\"version\":\"2.0\",\"cookies\":\"\"}",
                "{\"version\":\"2.0\",\"cookies\":[\"a=b\",null]}",
                "{\"version\":\"2.0\",\"isBase64Encoded\":1}"
            })
    void memberOfAnotherType_isARequestForNothing(String event) {
        isARequestForNothing(event.getBytes(StandardCharsets.UTF_8));
    }
}
