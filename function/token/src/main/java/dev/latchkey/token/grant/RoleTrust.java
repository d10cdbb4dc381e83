package dev.latchkey.token.grant;

import dev.latchkey.grant.RoleArn;
import dev.latchkey.request.RequestContext;

/** Whether roles can be assumed. */
@FunctionalInterface
public interface RoleTrust {
    /** What {@link #of} says of a role that can. */
    String OK = "ok";

    /**
     * Assumes the role once, for nobody, with credentials that may do nothing and are thrown away.
     *
     * @return {@link #OK}, or the error code of the refusal
     * @throws dev.latchkey.request.DependencyException if the service failed, or no time is left
     */
    String of(RoleArn role, RequestContext context);
}
