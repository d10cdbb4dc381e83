package dev.latchkey.token.grant;

import dev.latchkey.request.RequestContext;
import java.time.Instant;
import java.util.Optional;

/**
 * The people who were signed out everywhere. Implementations are safe for concurrent use, and throw
 * {@link dev.latchkey.request.DependencyException} when their store fails.
 */
public interface Subjects {
    /** The moment before which none of the subject's logins counts any more, if there is one. */
    Optional<Instant> notBefore(String subject, RequestContext context);

    /**
     * Revokes all sessions of the subject that were authenticated before {@code notBefore}.
     *
     * @param notBefore a whole second
     */
    void signOut(String subject, Instant notBefore, RequestContext context);
}
