package dev.latchkey.bench.variant;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.latchkey.TokenFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function with Amazon Corretto Crypto Provider before the JDK's providers, for TLS too. */
public final class AccpFunction implements RequestStreamHandler {
    private final TokenFunction function;

    /** The constructor that the runtime calls. */
    public AccpFunction() {
        AmazonCorrettoCryptoProvider.install();
        function = new TokenFunction();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        function.handleRequest(event, answer, context);
    }
}
