package dev.latchkey.lambda;

import dev.latchkey.request.ServiceCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happened to one request, as the log tells it. Holds names, hashes and reasons, never a secret. */
public interface Event {
    /** The member with the milliseconds from the request's arrival to its response, which every event has. */
    String MILLIS = "millis";

    /** When the request arrived. */
    Instant arrivedAt();

    /**
     * What is known, by the names that it has in the log, in the order of the log; each a {@code String} or a
     * {@code Long}.
     */
    Map<String, Object> members();

    /** The calls to services that were made for the response, in the order in which they ended. */
    List<ServiceCall> calls();

    /** The metrics of this kind of event, besides those that every event has. */
    List<Metric> metrics();

    /** The names of the members by which requests and their time are counted apart. */
    List<String> dimensions();
}
