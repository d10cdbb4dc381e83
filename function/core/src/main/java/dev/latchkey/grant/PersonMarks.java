package dev.latchkey.grant;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was ended of a person's access.
 *
 * @param all if everything was: what they began before a moment counts no more
 * @param byRule the same for what they began by one rule, by the rule's name
 */
public record PersonMarks(Optional<Mark> all, Map<String, Mark> byRule) {
    /** Of somebody of whose access nothing was ended. */
    public static final PersonMarks NONE = new PersonMarks(Optional.empty(), Map.of());

    public PersonMarks {
        byRule = Map.copyOf(byRule);
    }

    /**
     * A moment before which no login counts.
     *
     * @param notBefore a whole second
     * @param lever by what it was set last; empty for one of another version
     * @param by who set it last, for whoever asks: an ARN, or the name of an identity provider
     */
    public record Mark(Instant notBefore, Optional<Lever> lever, Optional<String> by) {
        private boolean ends(Instant login) {
            return login.isBefore(notBefore);
        }
    }

    /**
     * The moment before which counts nothing that was begun until {@code moment}: logins count in whole seconds, and one
     * of the same second is ended as well.
     */
    public static Instant notBefore(Instant moment) {
        return Instant.ofEpochSecond(moment.getEpochSecond() + 1);
    }

    /** The mark that ends a login by the rule at {@code login}; empty if none does. */
    public Optional<Mark> ending(Instant login, String rule) {
        return Stream.of(all, Optional.ofNullable(byRule.get(rule)))
                .flatMap(Optional::stream)
                .filter(mark -> mark.ends(login))
                .findFirst();
    }
}
