package dev.latchkey.signin.session;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.request.RequestContext;
import java.time.Instant;

/**
 * Ends people's access. What was ended stays so, and a moment never moves back. Implementations are safe for concurrent
 * use, and throw {@link dev.latchkey.request.DependencyException} when their store fails.
 */
public interface Revocations {
    /**
     * Ends everything of the person that was begun before {@code notBefore}.
     *
     * @param notBefore a whole second
     * @param by who has it ended, for whoever asks
     */
    void endPerson(PersonId person, Instant notBefore, Lever lever, String by, RequestContext context);

    /** Ends what the person began by the rule before {@code notBefore}, a whole second. */
    void endRule(PersonId person, String rule, Instant notBefore, Lever lever, String by, RequestContext context);

    /** Ends one session. */
    void endSession(SessionId session, Lever lever, String by, RequestContext context);
}
