package dev.latchkey.token.grant;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.request.RequestContext;

/**
 * Where the applied access rules are kept. Implementations are safe for concurrent use, and throw
 * {@link dev.latchkey.request.DependencyException} when their store fails.
 */
@FunctionalInterface
public interface AccessRules {
    /** The rules as of now; {@link AppliedRules#NONE} where no access file is applied. */
    AppliedRules read(RequestContext context);
}
