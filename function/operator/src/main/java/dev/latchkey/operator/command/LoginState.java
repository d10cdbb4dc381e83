package dev.latchkey.operator.command;

import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.AppliedRules.Verdict;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonMarks.Mark;
import dev.latchkey.operator.session.People.Ended;
import dev.latchkey.operator.session.People.Person;
import dev.latchkey.operator.session.People.Session;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a login.
 *
 * @param word {@code live}, {@code over} by its own time, or {@code ended} before that
 * @param cause what ended it, or what is not known of it, in words
 */
record LoginState(String word, Optional<String> cause) {
    private static final LoginState LIVE = new LoginState("live", Optional.empty());

    /** What is kept of a login does not say whether its code was redeemed. */
    private static final LoginState NOT_REFRESHED =
            new LoginState("live", Optional.of("not refreshed yet, its code may never have been redeemed"));

    private static final LoginState OVER = new LoginState("over", Optional.empty());

    static LoginState of(Login login, Session session, Person person, AppliedRules rules, Instant now) {
        if (session.ended().isPresent()) {
            return ended(sentence(session.ended().get()));
        }
        Optional<Mark> mark = person.marks()
                .ending(login.at(), login.rule())
                .filter(ending -> ending.notBefore().isBefore(login.endsAt()));
        if (mark.isPresent()) {
            return ended(sentence(mark.get()));
        }
        if (!now.isBefore(login.endsAt())) {
            return OVER;
        }
        Verdict verdict = rules.of(login.rule(), login.role(), login.at(), now);
        String cause = "rule %s: %s".formatted(login.rule(), verdict.words());
        return switch (verdict) {
            case GRANTED -> session.isRefreshed() ? LIVE : NOT_REFRESHED;
            case OVER -> new LoginState(OVER.word(), Optional.of(cause));
            case GONE, CHANGED, REVOKED -> ended(cause);
        };
    }

    /** A mark in words: since when, by what and by whom. */
    static String sentence(Mark mark) {
        return mark.notBefore() + by(mark.lever(), mark.by());
    }

    /** Where nobody gave a reason, what ended it stands in its place, and need not be said twice. */
    private static String sentence(Ended session) {
        return session.at()
                + by(session.lever(), session.by())
                + session.reason()
                        .filter(reason -> !session.lever().map(Lever::text).equals(Optional.of(reason)))
                        .map(reason -> ": " + reason)
                        .orElse("");
    }

    private static String by(Optional<Lever> lever, Optional<String> by) {
        return lever.map(pulled -> ", by " + pulled.text()).orElse("")
                + by.map(whom -> " (" + whom + ")").orElse("");
    }

    private static LoginState ended(String cause) {
        return new LoginState("ended", Optional.of(cause));
    }
}
