package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.http.HttpEndpoint;
import dev.latchkey.request.RequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;

/** Passes API Gateway's events to an endpoint, and returns its responses. */
public final class ApiGatewayHandler implements RequestStreamHandler {
    /** What is kept of the invocation's time for writing the response. */
    private static final Duration RESERVE = Duration.ofMillis(500);

    private final HttpEndpoint endpoint;
    private final InstantSource clock;

    public ApiGatewayHandler(HttpEndpoint endpoint, InstantSource clock) {
        this.endpoint = endpoint;
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
        ApiGatewayEvents.write(endpoint.handle(ApiGatewayEvents.read(event, requestId), context), response);
    }
}
