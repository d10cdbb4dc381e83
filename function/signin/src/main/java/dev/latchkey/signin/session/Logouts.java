package dev.latchkey.signin.session;

import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.request.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which of our sessions began in which session of an identity provider's, and which logouts were carried out.
 * Implementations are safe for concurrent use, and throw {@link dev.latchkey.request.DependencyException} when their
 * store fails.
 */
public interface Logouts {
    /**
     * What began in a session of a provider's.
     *
     * @param person who signed in there; empty if nobody who could still have a session did
     * @param sessions those that are not over
     * @param areAll whether there are no others: only so many are kept
     */
    record Begun(Optional<PersonId> person, List<SessionId> sessions, boolean areAll) {}

    /**
     * Marks a provider's session as over, which no mark moves back, and says what began in it. Nothing begins in it from
     * then on for whoever signed in before {@code notBefore}.
     *
     * @param sid the provider's name for it
     * @param notBefore a whole second
     */
    Begun end(String issuer, String sid, Instant notBefore, RequestContext context);

    /** The person whom a provider calls {@code subject}, where people are known by another claim; empty if none is known. */
    Optional<PersonId> person(String issuer, String subject, RequestContext context);

    /** Whether the logout of that token was carried out. */
    boolean isDone(String issuer, String tokenId, RequestContext context);

    /** From now on, the logout of that token is carried out. */
    void done(String issuer, String tokenId, RequestContext context);

    /**
     * Ends everything of the person that was begun before {@code notBefore}, once for each token: of several who try,
     * and of several tries, one moves the mark.
     *
     * @param notBefore a whole second
     * @param by the provider's name in the access file
     * @return false if that was done before
     */
    boolean endPerson(
            PersonId person, Instant notBefore, String by, String issuer, String tokenId, RequestContext context);
}
