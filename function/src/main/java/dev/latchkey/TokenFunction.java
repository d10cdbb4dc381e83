package dev.latchkey;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.endpoint.TokenEndpoint;
import dev.latchkey.oauth.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The Lambda handler, for API Gateway proxy events. It reads the event itself, which saves most of a cold start's time
 * in deserialising (see docs/decisions.md).
 */
public final class TokenFunction implements RequestStreamHandler {
    /** What is kept of the invocation's time for writing the answer. */
    private static final Duration RESERVE = Duration.ofMillis(500);

    private final TokenEndpoint endpoint;
    private final InstantSource clock;

    /** The constructor that Lambda calls. */
    public TokenFunction() {
        this(Wiring.SYSTEM_CLOCK, Wiring.endpoint(Settings.fromEnvironment()));
    }

    /** The handler around another endpoint. */
    public TokenFunction(InstantSource clock, TokenEndpoint endpoint) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        ApiGatewayEvents.write(
                endpoint.handle(
                        ApiGatewayEvents.read(event, context.getAwsRequestId()), Invocation.within(left, clock)),
                answer);
    }
}
