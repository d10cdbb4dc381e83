package dev.latchkey.lambda;

import dev.latchkey.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A function as it is built for priming, with clients of its own.
 *
 * @param handler writes an event for each request that does not go as it should
 * @param clients closed after priming, so that nothing in the snapshot has connections or credentials to continue with
 */
public record PrimedFunction(ApiGatewayHandler handler, Closing clients) implements AutoCloseable {
    private static final Duration TIME = Duration.ofSeconds(15);

    /** Something that closes without failing. */
    @FunctionalInterface
    public interface Closing {
        void close();
    }

    /** The function's response to one of API Gateway's events, as it would go back to the gateway. */
    public JsonObject answer(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, TIME, "priming");
        return JsonObject.parse(answer.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        clients.close();
    }
}
