package dev.latchkey.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.oauth.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ApiGatewayEventsWriteTest extends ApiGatewayEventsHarness {
    private String written(HttpResponse response) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ApiGatewayEvents.write(response, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void answer_hasTheFormThatBothFormatsTake() throws IOException {
        HttpResponse response = HttpResponse.of(400, Secret.of("{\"error\":\"x\"}"))
                .with("Content-Type", "application/json")
                .with("Cache-Control", "no-store");

        assertEquals(
                "{\"statusCode\":400,\"headers\":{\"Content-Type\":\"application/json\","
                        + "\"Cache-Control\":\"no-store\"},\"body\":\"{\\\"error\\\":\\\"x\\\"}\",\"isBase64Encoded\":false}",
                written(response));
    }

    @Test
    void answerWithoutHeadersAndBody_isWhole() throws IOException {
        assertEquals(
                "{\"statusCode\":204,\"headers\":{},\"body\":\"\",\"isBase64Encoded\":false}",
                written(HttpResponse.of(204, Secret.of(""))));
    }

    @Test
    void textOutsideAscii_isWrittenInUtf8() throws IOException {
        assertTrue(written(HttpResponse.of(200, Secret.of("é😀"))).contains("\"body\":\"é😀\""));
    }

    @Test
    void severalCookies_areWrittenAsEachFormatTakesThem() throws IOException {
        HttpResponse response = HttpResponse.of(200, Secret.of(""))
                .with("Set-Cookie", "a=1; Secure")
                .with("Set-Cookie", "b=2; Secure");

        assertEquals(
                "{\"statusCode\":200,\"headers\":{},"
                        + "\"multiValueHeaders\":{\"Set-Cookie\":[\"a=1; Secure\",\"b=2; Secure\"]},"
                        + "\"cookies\":[\"a=1; Secure\",\"b=2; Secure\"],\"body\":\"\",\"isBase64Encoded\":false}",
                written(response));
    }
}
