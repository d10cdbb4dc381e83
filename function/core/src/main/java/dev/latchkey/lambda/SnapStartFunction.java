package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.crac.Core;
import org.crac.Resource;

/** A Lambda handler for API Gateway's proxy events, and its hook for SnapStart. */
public abstract class SnapStartFunction implements RequestStreamHandler, Resource {
    private final ApiGatewayHandler handler;
    private final Priming priming;

    /** What is run before a snapshot. */
    @FunctionalInterface
    protected interface Priming {
        void run() throws IOException;
    }

    protected SnapStartFunction(ApiGatewayHandler handler, Priming priming) {
        this.handler = handler;
        this.priming = priming;
    }

    /** Has the hook called, from now on: for constructors, as the last thing that they do. */
    protected final void register() {
        Core.getGlobalContext().register(this);
    }

    /**
     * Loads native cryptography and primes, before Lambda takes a snapshot for SnapStart. Where there is no snapshot,
     * loading takes longer than it saves.
     */
    @Override
    public final void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
        if (!NativeCrypto.install()) {
            System.err.println("Native cryptography does not work on this machine; the JDK's is slower.");
        }
        priming.run();
    }

    /** Does nothing: nothing is kept that a restore would make stale. */
    @Override
    public final void afterRestore(org.crac.Context<? extends Resource> context) {}

    @Override
    public final void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        handler.handleRequest(event, response, context);
    }
}
