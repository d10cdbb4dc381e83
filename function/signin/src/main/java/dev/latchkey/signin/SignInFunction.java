package dev.latchkey.signin;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.lambda.ApiGatewayHandler;
import dev.latchkey.lambda.NativeCrypto;
import dev.latchkey.signin.priming.Priming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.crac.Core;
import org.crac.Resource;

/** The Lambda handler for API Gateway's proxy events, and its hook for SnapStart. */
public final class SignInFunction implements RequestStreamHandler, Resource {
    private final ApiGatewayHandler handler;
    private final Priming priming;

    /** The constructor that Lambda calls. */
    public SignInFunction() {
        Settings settings = Settings.fromEnvironment();
        this.handler = Wiring.handler(settings);
        this.priming = Wiring.priming(settings);
        Core.getGlobalContext().register(this);
    }

    /**
     * Loads native cryptography and primes, before Lambda takes a snapshot for SnapStart. Where there is no snapshot,
     * loading takes longer than it saves.
     */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
        if (!NativeCrypto.install()) {
            System.err.println("Native cryptography does not work on this machine; the JDK's is slower.");
        }
        priming.run();
    }

    /** Does nothing: nothing is kept that a restore would make stale. */
    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {}

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        handler.handleRequest(event, response, context);
    }
}
