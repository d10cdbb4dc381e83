package dev.latchkey.signin.flow;

import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.provider.Authentication;
import java.time.Instant;
import java.util.Optional;

/**
 * Where sign-ins are kept between a browser's requests, sealed. Each has a revision, and of all that would go on from one
 * revision, one does. Implementations are safe for concurrent use, and throw
 * {@link dev.latchkey.request.DependencyException} when their store fails.
 */
public interface SignIns {
    /**
     * A sign-in as it is kept.
     *
     * @param id the SHA-256 of its {@code state} in base64url
     * @param revision 1, and one more with each change
     * @param sealed by the browser's secret
     */
    record Kept(String id, long revision, Sealed sealed, Instant expiresAt) {}

    /** Keeps a new sign-in. */
    void begin(Kept signIn, RequestContext context);

    /** The sign-in as of now; empty when there is none. */
    Optional<Kept> find(String id, RequestContext context);

    /**
     * Keeps the next revision.
     *
     * @return false if the one before it is no longer there
     */
    boolean replace(Kept next, RequestContext context);

    /**
     * Keeps a sign-in under another id.
     *
     * @return false if {@code before} is no longer there
     */
    boolean move(Kept before, Kept next, RequestContext context);

    /**
     * Ends the sign-in with a code, which is from then on one of the person's logins.
     *
     * @param authentication what the provider's answer proved
     * @return false, and no code is issued, if {@code before} is no longer there, or if the person has been logged out at
     *     the provider since they signed in
     */
    boolean complete(
            Kept before, Secret code, IssuedCode issued, Authentication authentication, RequestContext context);

    /**
     * Ends the sign-in without a code.
     *
     * @return false if {@code before} is no longer there
     */
    boolean cancel(Kept before, RequestContext context);
}
