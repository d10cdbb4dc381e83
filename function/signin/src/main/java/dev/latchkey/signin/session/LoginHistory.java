package dev.latchkey.signin.session;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonId;
import dev.latchkey.request.RequestContext;
import java.util.List;
import java.util.Optional;

/**
 * People's last logins. Implementations are safe for concurrent use, and throw
 * {@link dev.latchkey.request.DependencyException} when their store fails.
 */
public interface LoginHistory {
    /**
     * A login, and whether it was ended before its time.
     *
     * @param ended whether it was
     * @param lever by what, if that is known
     */
    record Entry(Login login, boolean ended, Optional<Lever> lever) {}

    /** The person's last logins as of now, the last one first: a few, however many there were. */
    List<Entry> of(PersonId person, RequestContext context);
}
