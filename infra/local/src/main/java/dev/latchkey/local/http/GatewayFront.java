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
        EVENTS.toJson(GatewayEvent.of(exchange), event);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event.toByteArray()), answer, new LocalContext());
        JsonObject response = JsonObject.parse(answer.toString(StandardCharsets.UTF_8));
        return new Exchange.Answer(
                (int) response.number("statusCode").orElseThrow(),
                response.stringMap("headers"),
                response.string("body").orElseThrow());
    }
}
