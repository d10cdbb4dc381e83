package dev.latchkey.signin.recheck;

import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom identity providers can be asked about. A person is looked up by one at a time, because a provider may replace its
 * refresh token with each use. Implementations are safe for concurrent use, and throw
 * {@link dev.latchkey.request.DependencyException} when their store fails.
 */
public interface KnownPeople {
    /** Whose sessions these are, as far as it is known. */
    Map<SessionId, PersonId> owners(Collection<SessionId> sessions, RequestContext context);

    /** The person as of now; empty if there is no refresh token of theirs. */
    Optional<KnownPerson> find(PersonId person, RequestContext context);

    /**
     * Takes hold of the person for half a minute, or once more.
     *
     * @param holder the same whenever the same look-up is tried again
     * @return the provider's refresh token; empty if somebody else holds them, or they have signed in again since
     * @throws dev.latchkey.request.DependencyException also, in the provider's name, if the refresh token does not open
     */
    Optional<Secret> hold(KnownPerson person, String holder, RequestContext context);

    /**
     * Keeps the refresh token that took the place of the last one.
     *
     * @return the person with the revision that they have now; empty if they have signed in again since
     */
    Optional<KnownPerson> replaced(KnownPerson person, Secret refreshToken, RequestContext context);

    /** Keeps that they were looked up, and lets go of them; of no effect if they have signed in again since. */
    void checked(KnownPerson person, Set<String> groups, Set<String> rulesLeft, RequestContext context);

    /** Keeps that the provider failed, and lets go of them; of no effect if they have signed in again since. */
    void failed(KnownPerson person, KnownPerson.Failure failure, RequestContext context);

    /** Forgets the refresh token, which the provider no longer takes; not if they have signed in again since. */
    void forget(KnownPerson person, RequestContext context);
}
