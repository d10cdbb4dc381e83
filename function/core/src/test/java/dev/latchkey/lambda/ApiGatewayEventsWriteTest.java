package dev.latchkey.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.oauth.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiGatewayEventsWriteTest extends ApiGatewayEventsHarness {
    private String written(HttpResponse response) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ApiGatewayEvents.write(response, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void answer_hasTheFormThatBothFormatsTake() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Cache-Control", "no-store");

        assertEquals(
                "{\"statusCode\":400,\"headers\":{\"Content-Type\":\"application/json\","
                        + "\"Cache-Control\":\"no-store\"},\"body\":\"{\\\"error\\\":\\\"x\\\"}\",\"isBase64Encoded\":false}",
                written(new HttpResponse(400, headers, Secret.of("{\"error\":\"x\"}"))));
    }

    @Test
    void answerWithoutHeadersAndBody_isWhole() throws IOException {
        assertEquals(
                "{\"statusCode\":204,\"headers\":{},\"body\":\"\",\"isBase64Encoded\":false}",
                written(new HttpResponse(204, Map.of(), Secret.of(""))));
    }

    @Test
    void textOutsideAscii_isWrittenInUtf8() throws IOException {
        assertTrue(written(new HttpResponse(200, Map.of(), Secret.of("é😀"))).contains("\"body\":\"é😀\""));
    }
}
