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
     * @param moreUntil until when logins may run that are not among them; empty if there are none
     * @param marks what was ended of their access
     */
    record Person(PersonId id, String name, List<Login> logins, Optional<Instant> moreUntil, PersonMarks marks) {
        /** Whether the login was ended by a mark of the person's. */
        public boolean isSignedOutSince(Login login) {
            return marks.ending(login.at(), login.rule()).isPresent();
        }

        /** What is to be said where not all that may run is known. */
        public Optional<String> moreLogins(Instant now) {
            return moreUntil
                    .filter(now::isBefore)
                    .map(until -> "not all of their logins are known: %d are kept, and one that is not may run until %s"
                            .formatted(logins.size(), until));
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

    /**
     * What is kept of a session itself.
     *
     * @param isRefreshed whether its client has come back for new credentials, and so had redeemed the code
     * @param ended how it was ended by itself; empty if it was not
     */
    record Session(boolean isRefreshed, Optional<Ended> ended) {}

    /** What is kept of each of the sessions. */
    Map<SessionId, Session> sessions(List<SessionId> ids);

    /**
     * What the last look-up at the identity provider found.
     *
     * @param provider its name in the access file
     * @param vouchedAt when the provider last said that the person may go on, or signed them in
     * @param groups theirs by then, as the provider names them
     * @param failingSince since when looking them up has failed; empty if it has not
     */
    record LookUp(String provider, Instant vouchedAt, List<String> groups, Optional<Instant> failingSince) {}

    /** How the person was last looked up at their provider; empty if nobody is. */
    Optional<LookUp> lookUp(PersonId person);

    /**
     * The names that credentials of the person may have: those of logins that ran not long before, the last one, and the
     * one by which they were found.
     *
     * @param named by what they were found: a name, or their id
     * @param ranAt logins that were over by then are not meant
     */
    Set<SessionName> names(Person person, String named, Instant ranAt);

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
