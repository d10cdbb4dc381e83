package dev.latchkey.local.http;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.latchkey.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Takes the place of API Gateway's HTTP API: turns a request into an event in payload format 2.0, and calls the
 * function.
 */
public final class GatewayFront implements Exchange.Handler {
    private static final PojoSerializer<APIGatewayV2HTTPEvent> EVENTS =
            LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, ClassLoader.getSystemClassLoader());

    /**
     * How many invocations run at a time; others wait for their turn, and their time starts only then. Lambda gives
     * each a processor of its own, while here they share those of one machine: hundreds at once would only make each
     * other late.
     */
    private static final int CONCURRENCY = 16;

    private final RequestStreamHandler function;
    private final Semaphore turns = new Semaphore(CONCURRENCY, true);

    public GatewayFront(RequestStreamHandler function) {
        this.function = function;
    }

    @Override
    public Exchange.Answer handle(Exchange exchange) throws IOException {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        EVENTS.toJson(GatewayEvent.of(exchange), event);
        JsonObject response = JsonObject.parse(new String(inTurn(event.toByteArray()), StandardCharsets.UTF_8));
        String body = response.string("body").orElseThrow();
        return new Exchange.Answer(
                (int) response.number("statusCode").orElseThrow(),
                response.stringMap("headers"),
                response.strings("cookies").orElse(List.of()),
                new Exchange.Body(
                        response.bool("isBase64Encoded").orElse(false)
                                ? Base64.getDecoder().decode(body)
                                : body.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] inTurn(byte[] event) throws IOException {
        turns.acquireUninterruptibly();
        try {
            return LocalInvocation.invoke(function, event);
        } finally {
            turns.release();
        }
    }
}
