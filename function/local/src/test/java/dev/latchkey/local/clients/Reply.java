package dev.latchkey.local.clients;

import dev.latchkey.local.http.Exchange;
import dev.latchkey.local.http.Exchange.Answer;
import dev.latchkey.oauth.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How a request to the token endpoint ends. */
@FunctionalInterface
interface Reply {
    /** As the service answers it. */
    Reply SERVICE = (request, service) -> Optional.of(service.handle(request));

    /** The connection is closed, and nothing was done. */
    Reply DROPPED = (request, service) -> Optional.empty();

    /** The service has done it, and the connection is closed before its answer. */
    Reply LOST = (request, service) -> {
        service.handle(request);
        return Optional.empty();
    };

    /** The answer, or nothing if the connection is to be closed. */
    Optional<Answer> to(Exchange request, Exchange.Handler service) throws IOException;

    /** An error in the modelled form. */
    static Reply modelled(ErrorCode error) {
        return modelled(error, Map.of());
    }

    /** A 429 in the modelled form, as Latchkey and its edge answer, with a time after which to come back. */
    static Reply tooMany(Duration retryAfter) {
        return modelled(ErrorCode.TOO_MANY_REQUESTS, Map.of("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    private static Reply modelled(ErrorCode error, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", "application/json");
        headers.put("X-Amzn-ErrorType", error.shape());
        return fixed(new Answer(
                error.status(), headers, "{\"error\":\"" + error.code() + "\",\"message\":\"Latchkey's sentence.\"}"));
    }

    /** An answer of API Gateway's own. */
    static Reply gateway(int status, String message) {
        return fixed(
                new Answer(status, Map.of("Content-Type", "application/json"), "{\"message\":\"" + message + "\"}"));
    }

    /** Another answer. */
    static Reply of(int status, String contentType, String body) {
        return fixed(new Answer(status, Map.of("Content-Type", contentType), body));
    }

    private static Reply fixed(Answer answer) {
        return (request, service) -> Optional.of(answer);
    }
}
