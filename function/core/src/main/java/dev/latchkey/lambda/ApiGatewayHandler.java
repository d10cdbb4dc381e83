package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.http.HttpEndpoint;
import dev.latchkey.json.JsonObject;
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
    private final DirectInvocation direct;
    private final InstantSource clock;

    public ApiGatewayHandler(HttpEndpoint endpoint, InstantSource clock) {
        this(endpoint, DirectInvocation.NONE, clock);
    }

    /** @param direct asked first, about whatever the function is invoked with */
    public ApiGatewayHandler(HttpEndpoint endpoint, DirectInvocation direct, InstantSource clock) {
        this.endpoint = endpoint;
        this.direct = direct;
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
        Optional<JsonObject> payload = ApiGatewayEvents.parse(event);
        Optional<String> answer = payload.filter(invocation -> !ApiGatewayEvents.isOne(invocation))
                .flatMap(invocation -> direct.answer(invocation, requestId, context));
        if (answer.isPresent()) {
            response.write(answer.get().getBytes(StandardCharsets.UTF_8));
        } else {
            ApiGatewayEvents.write(endpoint.handle(ApiGatewayEvents.request(payload, requestId), context), response);
        }
    }
}
