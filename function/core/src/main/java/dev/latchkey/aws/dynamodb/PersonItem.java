package dev.latchkey.aws.dynamodb;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.grant.PersonMarks.Mark;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of a {@code person#} item: what was ended of a person's access. {@link Revocation} writes it.
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><td>pk</td><td>{@code person#} and the person's id</td></tr>
 * <tr><td>notBefore</td><td>the moment before which none of their logins counts, in epoch seconds (N)</td></tr>
 * <tr><td>lever, by</td><td>by what and by whom it was set (S)</td></tr>
 * <tr><td>notBefore#, lever#, by# and a rule's name</td><td>the same for logins by that rule</td></tr>
 * <tr><td>expiresAt</td><td>{@link #LIFETIME} after the one that was written last (N)</td></tr>
 * </table>
 */
public final class PersonItem {
    static final String NOT_BEFORE = "notBefore";
    static final String LEVER = "lever";
    static final String BY = "by";

    /**
     * How long after a mark the item is kept: a day longer than any session lasts, because the mark that is written last
     * may be a little earlier than another.
     */
    static final Duration LIFETIME = Authorization.MAX_SESSION.plusDays(1);

    private PersonItem() {}

    public static String key(PersonId person) {
        return TableKey.PERSON.of(person.value());
    }

    /** What follows an attribute's name where it is about one rule. */
    static String ofRule(String rule) {
        return "#" + rule;
    }

    /** None if there is no item. An item that says nothing is a fault, and lets nobody in. */
    public static PersonMarks marks(Map<String, AttributeValue> item) {
        Map<String, Mark> byRule = new HashMap<>();
        String prefix = NOT_BEFORE + ofRule("");
        for (String name : item.keySet()) {
            if (name.startsWith(prefix)) {
                String rule = name.substring(prefix.length());
                byRule.put(rule, mark(item, ofRule(rule)));
            }
        }
        Optional<Mark> all = item.isEmpty() || (!byRule.isEmpty() && !item.containsKey(NOT_BEFORE))
                ? Optional.empty()
                : Optional.of(mark(item, ""));
        return new PersonMarks(all, byRule);
    }

    private static Mark mark(Map<String, AttributeValue> item, String suffix) {
        Attributes read = Attributes.of(item);
        return new Mark(
                read.time(NOT_BEFORE + suffix),
                read.optionalString(LEVER + suffix).flatMap(Lever::of),
                read.optionalString(BY + suffix));
    }
}
