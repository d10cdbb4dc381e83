package dev.latchkey.token.grant;

import dev.latchkey.request.RequestContext;

/** Mints temporary credentials. Implementations are safe for concurrent use. */
public interface CredentialsIssuer {
    /**
     * Credentials of the session's role for {@link SessionCredentials#LIFETIME}, scoped down as it was granted.
     *
     * @throws dev.latchkey.oauth.OAuthException INSUFFICIENT_PERMISSIONS when the role may not be assumed
     * @throws dev.latchkey.request.DependencyException when the service fails
     */
    SessionCredentials issue(Session session, RequestContext context);
}
