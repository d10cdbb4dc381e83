package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.http.HttpEndpoint;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.request.RequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Passes API Gateway's events to an endpoint, and returns its responses; other events go to who takes them. */
public final class ApiGatewayHandler implements RequestStreamHandler {
    /** What is kept of the invocation's time for writing the response. */
    private static final Duration RESERVE = Duration.ofMillis(500);

    private final HttpEndpoint endpoint;
    private final OtherEvents others;
    private final InstantSource clock;

    public ApiGatewayHandler(HttpEndpoint endpoint, InstantSource clock) {
        this(endpoint, OtherEvents.NONE, clock);
    }

    /** @param others takes what does not come from the gateway */
    public ApiGatewayHandler(HttpEndpoint endpoint, OtherEvents others, InstantSource clock) {
        this.endpoint = endpoint;
        this.others = others;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        handle(event, response, Duration.ofMillis(context.getRemainingTimeInMillis()), context.getAwsRequestId());
    }

    /**
     * Reads one event and writes the response to it.
     *
     * @param remaining how long the invocation may still take
     * @param requestId of the invocation, for events that have none of their own
     */
    public void handle(InputStream event, OutputStream response, Duration remaining, String requestId)
            throws IOException {
        RequestContext context = RequestContext.within(remaining.minus(RESERVE), clock);
        Optional<JsonObject> parsed = parse(event);
        Optional<String> other =
                parsed.filter(one -> !ApiGatewayEvents.isOne(one)).flatMap(one -> others.respond(one, context));
        if (other.isPresent()) {
            response.write(other.get().getBytes(StandardCharsets.UTF_8));
            return;
        }
        HttpRequest request = parsed.map(one -> ApiGatewayEvents.read(one, requestId))
                .orElseGet(() -> ApiGatewayEvents.unreadable(requestId));
        ApiGatewayEvents.write(endpoint.handle(request, context), response);
    }

    private static Optional<JsonObject> parse(InputStream event) {
        try {
            return Optional.of(JsonObject.parse(event));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
