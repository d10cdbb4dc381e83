package dev.latchkey.signin;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.lambda.ApiGatewayHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The Lambda handler, for API Gateway proxy events. */
public final class SignInFunction implements RequestStreamHandler {
    private final ApiGatewayHandler handler;

    /** The constructor that Lambda calls. */
    public SignInFunction() {
        this.handler = Wiring.handler(Settings.fromEnvironment());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        handler.handleRequest(event, response, context);
    }
}
