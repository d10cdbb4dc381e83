package dev.latchkey.lambda;

import dev.latchkey.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

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

    /**
     * A log for the function: an event of what goes wrong is written, and counted in no metric. Of the others nothing is
     * seen, but they are written as they will be.
     *
     * @param metricsNamespace as for the function that Lambda runs
     * @param goesAsItShould whether the event is of a request that did
     */
    public static <E extends Event> EventLog<E> events(Optional<String> metricsNamespace, Predicate<E> goesAsItShould) {
        EventLog<Event> failures = new JsonEventLog(System.out, Optional.empty());
        EventLog<Event> nowhere = new JsonEventLog(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), metricsNamespace);
        return event -> {
            nowhere.write(event);
            if (!goesAsItShould.test(event)) {
                failures.write(event);
            }
        };
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
