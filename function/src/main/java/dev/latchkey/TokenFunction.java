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
import java.util.Optional;
import org.crac.Core;
import org.crac.Resource;

/**
 * The Lambda handler, for API Gateway proxy events. It reads the event itself, which saves most of a cold start's time
 * in deserialising (see docs/decisions.md).
 */
public final class TokenFunction implements RequestStreamHandler, Resource {
    /** What is kept of the invocation's time for writing the answer. */
    private static final Duration RESERVE = Duration.ofMillis(500);

    private final TokenEndpoint endpoint;
    private final InstantSource clock;
    private final Optional<Rehearsal> rehearsal;

    /** The constructor that Lambda calls. */
    public TokenFunction() {
        this(Settings.fromEnvironment());
    }

    private TokenFunction(Settings settings) {
        this.endpoint = Wiring.endpoint(settings);
        this.clock = Wiring.SYSTEM_CLOCK;
        this.rehearsal = Optional.of(Wiring.rehearsal(settings));
        Core.getGlobalContext().register(this);
    }

    /** The handler around another endpoint. */
    public TokenFunction(InstantSource clock, TokenEndpoint endpoint) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.rehearsal = Optional.empty();
    }

    /**
     * Loads native cryptography and rehearses, before Lambda takes a snapshot for SnapStart. Where there is no snapshot,
     * loading takes longer than it saves.
     */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
        if (!NativeCrypto.install()) {
            System.err.println("Native cryptography does not work on this machine; the JDK's is slower.");
        }
        if (rehearsal.isPresent()) {
            rehearsal.get().run();
        }
    }

    /** Does nothing: nothing that a restore makes stale is kept. */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {}

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        handle(event, answer, Invocation.within(left, clock), context.getAwsRequestId());
    }

    void handle(InputStream event, OutputStream answer, Invocation invocation, String requestId) throws IOException {
        ApiGatewayEvents.write(endpoint.handle(ApiGatewayEvents.read(event, requestId), invocation), answer);
    }
}
