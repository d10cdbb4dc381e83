package dev.latchkey.token.grant;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.request.RequestContext;

/**
 * Where the applied access rules are kept. Implementations are safe for concurrent use, and throw
 * {@link dev.latchkey.request.DependencyException} when their store fails.
 */
@FunctionalInterface
public interface AccessRules {
    /**
     * The rules as of now.
     *
     * @throws dev.latchkey.request.DependencyException also where none are applied, or none that can be read: that takes
     *     no rule away from anybody
     */
    AppliedRules read(RequestContext context);
}
