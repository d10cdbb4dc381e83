package dev.latchkey.lambda;

import dev.latchkey.json.JsonObject;
import dev.latchkey.request.RequestContext;
import java.util.Optional;

/**
 * Takes events that do not come from API Gateway. What comes through the gateway never reaches it, whatever a client
 * writes into a request.
 */
@FunctionalInterface
public interface OtherEvents {
    /** Takes none. */
    OtherEvents NONE = (event, context) -> Optional.empty();

    /** The response, as JSON; empty if the event is of no kind that is taken. */
    Optional<String> respond(JsonObject event, RequestContext context);
}
