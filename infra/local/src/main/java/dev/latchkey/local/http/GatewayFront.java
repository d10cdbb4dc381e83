package dev.latchkey.local.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.latchkey.TokenFunction;
import dev.latchkey.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stands where API Gateway's HTTP API does: makes a request an event in payload format 2.0, and calls the function. */
public final class GatewayFront implements Exchange.Handler {
    private static final PojoSerializer<APIGatewayV2HTTPEvent> EVENTS =
            LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, ClassLoader.getSystemClassLoader());

    private final TokenFunction function;

    public GatewayFront(TokenFunction function) {
        this.function = function;
    }

    @Override
    public Exchange.Answer handle(Exchange exchange) throws IOException {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        EVENTS.toJson(event(exchange), event);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event.toByteArray()), answer, new LocalContext());
        JsonObject response = JsonObject.parse(answer.toString(StandardCharsets.UTF_8));
        return new Exchange.Answer(
                (int) response.number("statusCode").orElseThrow(),
                response.stringMap("headers"),
                response.string("body").orElseThrow());
    }

    /** The event that API Gateway would make of this request. */
    public static APIGatewayV2HTTPEvent event(Exchange exchange) {
        // Text goes as it is and all else as base64, as API Gateway does it by the content type.
        String contentType = exchange.header("content-type");
        boolean isText = contentType.contains("json") || contentType.contains("text") || contentType.isEmpty();
        String body = isText
                ? exchange.body().text()
                : Base64.getEncoder().encodeToString(exchange.body().bytes());
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(exchange.path())
                .withRawQueryString(exchange.query())
                .withHeaders(joined(exchange.headers()))
                .withQueryStringParameters(exchange.query().isEmpty() ? null : parameters(exchange.query()))
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withRequestId(UUID.randomUUID().toString())
                        .withStage("$default")
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(exchange.method())
                                .withPath(exchange.path())
                                .withProtocol("HTTP/1.1")
                                .withSourceIp(exchange.sourceIp())
                                .build())
                        .build())
                .withBody(body.isEmpty() ? null : body)
                .withIsBase64Encoded(!isText)
                .build();
    }

    private static Map<String, String> joined(Map<String, List<String>> headers) {
        Map<String, String> joined = new HashMap<>();
        headers.forEach((name, values) -> joined.put(name, String.join(",", values)));
        return joined;
    }

    /** As API Gateway gives them: the values of a repeated parameter joined with a comma. */
    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            parameters.merge(
                    nameAndValue[0], nameAndValue.length == 2 ? nameAndValue[1] : "", (one, two) -> one + "," + two);
        }
        return parameters;
    }
}
