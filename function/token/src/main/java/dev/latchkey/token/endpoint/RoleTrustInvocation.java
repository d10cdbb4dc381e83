package dev.latchkey.token.endpoint;

import dev.latchkey.grant.RoleArn;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.json.MalformedJsonException;
import dev.latchkey.lambda.DirectInvocation;
import dev.latchkey.lambda.EventLog;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.RoleTrust;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers {@code infra/latchkey doctor}, which asks whether roles trust this function: nobody else may assume them. The
 * payload is {@code {"latchkey": "doctor", "roles": [<ARN>, ...]}}, and nothing besides, which no event of API Gateway's
 * is: what a client sends stands within its members. The answer is an object with {@code ok} or an error code by ARN.
 */
public final class RoleTrustInvocation implements DirectInvocation {
    /** The most roles that are asked about at once. */
    public static final int MOST_ROLES = 50;

    private static final Set<String> MEMBERS = Set.of("latchkey", "roles");

    private final RoleTrust trust;
    private final EventLog<? super RoleTrustEvent> events;

    public RoleTrustInvocation(RoleTrust trust, EventLog<? super RoleTrustEvent> events) {
        this.trust = trust;
        this.events = events;
    }

    @Override
    public Optional<String> answer(JsonObject payload, String requestId, RequestContext context) {
        if (!payload.has("latchkey", "doctor") || !payload.names().equals(MEMBERS)) {
            return Optional.empty();
        }
        Instant arrivedAt = context.now();
        Optional<List<RoleArn>> roles = roles(payload);
        Map<String, String> found = new LinkedHashMap<>();
        roles.orElse(List.of()).forEach(role -> found.put(role.toString(), trust(role, context)));
        events.write(new RoleTrustEvent(requestId, arrivedAt, roles.isPresent(), found, context));
        return Optional.of(Json.write(roles.isPresent() ? found : Map.of("error", "INVALID_REQUEST")));
    }

    /** Empty if it is not some ARNs of roles, and not too many. */
    private static Optional<List<RoleArn>> roles(JsonObject payload) {
        try {
            return payload.strings("roles")
                    .filter(roles -> !roles.isEmpty() && roles.size() <= MOST_ROLES)
                    .map(roles -> roles.stream().map(RoleArn::parse).toList());
        } catch (MalformedJsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String trust(RoleArn role, RequestContext context) {
        try {
            return trust.of(role, context);
        } catch (DependencyException e) {
            return e.reason();
        }
    }
}
