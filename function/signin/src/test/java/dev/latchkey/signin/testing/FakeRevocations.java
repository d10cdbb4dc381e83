package dev.latchkey.signin.testing;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.session.Revocations;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps account of what was ended. */
public final class FakeRevocations implements Revocations {
    private final List<Ended> ended = new CopyOnWriteArrayList<>();

    /**
     * Something that was ended.
     *
     * @param what a person's or a session's id, a person's with {@code /} and a rule's name if only that was
     */
    public record Ended(String what, Lever lever, String by) {}

    /** What was ended, in order. */
    public List<Ended> ended() {
        return List.copyOf(ended);
    }

    @Override
    public void endPerson(PersonId person, Instant notBefore, Lever lever, String by, RequestContext context) {
        ended.add(new Ended(person.value(), lever, by));
    }

    @Override
    public void endRule(
            PersonId person, String rule, Instant notBefore, Lever lever, String by, RequestContext context) {
        ended.add(new Ended(person.value() + "/" + rule, lever, by));
    }

    @Override
    public void endSession(SessionId session, Lever lever, String by, RequestContext context) {
        ended.add(new Ended(session.value(), lever, by));
    }
}
