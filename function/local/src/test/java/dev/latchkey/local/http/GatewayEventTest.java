package dev.latchkey.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayEventTest {
    private static APIGatewayV2HTTPEvent event(String query, Map<String, List<String>> headers, byte[] body) {
        return GatewayEvent.of(new Exchange("POST", "/v1/token", query, headers, new Exchange.Body(body), "127.0.0.1"));
    }

    private static APIGatewayV2HTTPEvent event(String contentType, byte[] body) {
        return event("", Map.of("content-type", List.of(contentType)), body);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void request_isToldInFormat2() {
        APIGatewayV2HTTPEvent event = event("a=b", Map.of("user-agent", List.of("aws-cli")), new byte[0]);

        assertEquals("2.0", event.getVersion());
        assertEquals("/v1/token", event.getRawPath());
        assertEquals("a=b", event.getRawQueryString());
        assertEquals("$default", event.getRequestContext().getStage());
        assertEquals("POST", event.getRequestContext().getHttp().getMethod());
        assertEquals("127.0.0.1", event.getRequestContext().getHttp().getSourceIp());
        assertFalse(event.getRequestContext().getRequestId().isEmpty());
        assertNull(event.getBody());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8", "text/plain"})
    void textBody_goesAsItIs(String contentType) {
        APIGatewayV2HTTPEvent event = event(contentType, utf8("{\"ä\":1}"));

        assertEquals("{\"ä\":1}", event.getBody());
        assertFalse(event.getIsBase64Encoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "application/octet-stream", ""})
    void anyOtherBody_goesInBase64(String contentType) {
        APIGatewayV2HTTPEvent event = event(contentType, utf8("a=b"));

        assertEquals(Base64.getEncoder().encodeToString(utf8("a=b")), event.getBody());
        assertTrue(event.getIsBase64Encoded());
    }

    @Test
    void textBodyThatIsNoUtf8_keepsItsBytes() {
        byte[] body = {'{', (byte) 0xff, '}'};
        APIGatewayV2HTTPEvent event = event("application/json", body);

        assertEquals(Base64.getEncoder().encodeToString(body), event.getBody());
        assertTrue(event.getIsBase64Encoded());
    }

    @Test
    void headerSentTwice_isJoinedWithAComma() {
        APIGatewayV2HTTPEvent event = event("", Map.of("dpop", List.of("one", "two")), new byte[0]);

        assertEquals("one,two", event.getHeaders().get("dpop"));
    }

    @Test
    void cookies_standByThemselves() {
        APIGatewayV2HTTPEvent event = event("", Map.of("cookie", List.of("a=b")), new byte[0]);

        assertEquals(List.of("a=b"), event.getCookies());
        assertFalse(event.getHeaders().containsKey("cookie"));
    }

    @Test
    void query_isDecodedAndItsRepeatsJoined() {
        APIGatewayV2HTTPEvent event = event("x%2Damz=1&x-amz=%2&alone", Map.of(), new byte[0]);

        assertEquals(Map.of("x-amz", "1,%2", "alone", ""), event.getQueryStringParameters());
    }
}
