package dev.latchkey.grant;

import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;

/** Where codes are put to wait for their redemption. Implementations are safe for concurrent use. */
@FunctionalInterface
public interface CodeIssuer {
    /**
     * Stores a code that was just issued.
     *
     * @param code as {@link AuthorizationCode} makes it
     * @throws IllegalStateException if the code is there already
     * @throws dev.latchkey.request.DependencyException if the store fails
     */
    void issue(Secret code, IssuedCode issued, RequestContext context);
}
