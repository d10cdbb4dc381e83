package dev.latchkey.operator.session;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.grant.SessionId;
import dev.latchkey.grant.SessionName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who has signed in, and how they are cut off. Whatever ends something is as of the service's time: this machine's clock
 * may be wrong.
 */
public interface People {
    /**
     * Somebody who has signed in.
     *
     * @param name their session name
     * @param logins their last ones, the last first
     * @param marks what was ended of their access
     */
    record Person(PersonId id, String name, List<Login> logins, PersonMarks marks) {
        /** Whether the login was ended by a mark of the person's. */
        public boolean isSignedOutSince(Login login) {
            return marks.ending(login.at(), login.rule()).isPresent();
        }
    }

    /**
     * What became of an attempt to end something.
     *
     * @param isNew whether it changed anything
     * @param since from when on what was begun before counts no more
     */
    record Mark(boolean isNew, Instant since) {}

    /** The ids of those who have signed in under the name, the last one first. */
    List<PersonId> named(String name);

    /** Whoever has that id; empty if no login of theirs is kept. */
    Optional<Person> find(PersonId id);

    /** Whose session it is; empty if no such session is kept. */
    Optional<PersonId> personOf(SessionId session);

    /**
     * How a session was ended by itself.
     *
     * @param lever by what; empty for one of another version
     * @param by who did it
     * @param reason why, as they said
     */
    record Ended(Instant at, Optional<Lever> lever, Optional<String> by, Optional<String> reason) {}

    /** How those of the sessions were ended that were, each by itself. */
    Map<SessionId, Ended> ended(List<SessionId> sessions);

    /**
     * The names under which the person is known to have signed in: the last one, and the one by which they were found.
     *
     * @param named by what they were found: a name, or their id
     */
    Set<SessionName> names(Person person, String named);

    /**
     * Ends everything of the person, in every role and account.
     *
     * @param by the ARN of whoever does it
     */
    Mark revoke(PersonId person, String by);

    /**
     * Ends one session.
     *
     * @param by the ARN of whoever does it
     * @param reason for whoever finds it in the table
     */
    Mark revoke(SessionId session, String by, String reason);

    /** Ends all sessions by the rule, in every role and account. */
    Mark revokeRule(String rule);

    /** The rules that are applied. */
    AppliedRules rules();
}
