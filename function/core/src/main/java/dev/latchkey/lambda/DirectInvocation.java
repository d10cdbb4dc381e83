package dev.latchkey.lambda;

import dev.latchkey.json.JsonObject;
import dev.latchkey.request.RequestContext;
import java.util.Optional;

/**
 * What a function does when it is invoked other than by API Gateway, by whoever IAM allows to invoke it. What comes through
 * the gateway never reaches it, whatever a client writes into a request.
 */
@FunctionalInterface
public interface DirectInvocation {
    /** Nothing. */
    DirectInvocation NONE = (payload, requestId, context) -> Optional.empty();

    /**
     * The answer to such an invocation, as JSON; empty if it is none, which costs next to nothing to see.
     *
     * @param requestId of the invocation
     */
    Optional<String> answer(JsonObject payload, String requestId, RequestContext context);
}
