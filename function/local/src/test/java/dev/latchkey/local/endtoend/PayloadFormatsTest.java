package dev.latchkey.local.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.Secret;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The handler itself, with events made by AWS's own classes. */
@Tag("service")
class PayloadFormatsTest {
    private final TestService service = new TestService();
    private final ECKey key = Proof.newKey();

    @AfterEach
    void stop() {
        service.close();
    }

    private String body() throws IOException, InterruptedException {
        return Json.write(TestEndpoint.redemption(Secret.of(service.signIn())));
    }

    private static String encoded(String body, boolean base64) {
        return base64 ? Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)) : body;
    }

    private <T> void isIssued(T event, Class<T> type) throws IOException {
        PojoSerializer<T> serializer = LambdaEventSerializers.serializerFor(type, type.getClassLoader());
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        serializer.toJson(event, json);
        JsonObject response = service.invoke(json.toByteArray());

        assertEquals(
                200,
                response.number("statusCode").orElseThrow(),
                response.string("body").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void format1_isIssued(boolean base64) throws Exception {
        Map<String, List<String>> headers =
                Map.of("Content-Type", List.of("application/json"), "DPoP", List.of(service.proof(key)));
        isIssued(
                new APIGatewayProxyRequestEvent()
                        .withHttpMethod("POST")
                        .withPath("/v1/token")
                        .withMultiValueHeaders(headers)
                        .withBody(encoded(body(), base64))
                        .withIsBase64Encoded(base64),
                APIGatewayProxyRequestEvent.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void format2_isIssued(boolean base64) throws Exception {
        isIssued(
                APIGatewayV2HTTPEvent.builder()
                        .withVersion("2.0")
                        .withRawPath("/v1/token")
                        .withHeaders(Map.of("content-type", "application/json", "dpop", service.proof(key)))
                        .withBody(encoded(body(), base64))
                        .withIsBase64Encoded(base64)
                        .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                                .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                        .withMethod("POST")
                                        .build())
                                .build())
                        .build(),
                APIGatewayV2HTTPEvent.class);
    }
}
