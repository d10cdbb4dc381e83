package dev.latchkey.token.priming;

import dev.latchkey.lambda.ApiGatewayHandler;

/**
 * The function as it is built for priming, with clients of its own.
 *
 * @param handler writes an event for each request that was not answered with tokens
 * @param clients closed after priming, so that nothing in the snapshot has connections or credentials to continue with
 */
public record PrimedFunction(ApiGatewayHandler handler, Closing clients) implements AutoCloseable {
    /** Something that closes without failing. */
    @FunctionalInterface
    public interface Closing {
        void close();
    }

    /** Builds it. */
    @FunctionalInterface
    public interface Factory {
        /**
         * A new one, with nothing connected.
         *
         * @param codeItem DynamoDB's response to the read of a code, as JSON
         */
        PrimedFunction build(String codeItem);
    }

    @Override
    public void close() {
        clients.close();
    }
}
