package dev.latchkey.token.endpoint;

import dev.latchkey.lambda.Event;
import dev.latchkey.lambda.Metric;
import dev.latchkey.request.RequestContext;
import dev.latchkey.request.ServiceCall;
import dev.latchkey.token.grant.RoleTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** That somebody asked whether roles trust this function. */
public final class RoleTrustEvent implements Event {
    private final Instant arrivedAt;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final List<ServiceCall> calls;

    /** @param found what was found, by role; empty if the question was none */
    RoleTrustEvent(
            String requestId, Instant arrivedAt, boolean isValid, Map<String, String> found, RequestContext context) {
        this.arrivedAt = arrivedAt;
        this.calls = context.calls();
        members.put("time", arrivedAt.toString());
        members.put("requestId", requestId);
        members.put("outcome", isValid ? "roles_checked" : "INVALID_REQUEST");
        members.put("roles", (long) found.size());
        members.put(
                "refused",
                found.values().stream()
                        .filter(outcome -> !outcome.equals(RoleTrust.OK))
                        .count());
        members.put(MILLIS, Duration.between(arrivedAt, context.now()).toMillis());
    }

    @Override
    public Instant arrivedAt() {
        return arrivedAt;
    }

    @Override
    public Map<String, Object> members() {
        return new LinkedHashMap<>(members);
    }

    @Override
    public List<ServiceCall> calls() {
        return calls;
    }

    @Override
    public List<Metric> metrics() {
        return List.of();
    }

    @Override
    public List<String> dimensions() {
        return List.of("outcome");
    }
}
