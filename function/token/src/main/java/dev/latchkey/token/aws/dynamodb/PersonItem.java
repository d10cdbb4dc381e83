package dev.latchkey.token.aws.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.PersonId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The layout of a {@code person#} item: notBefore (N, epoch seconds). */
final class PersonItem {
    private PersonItem() {}

    static String key(PersonId person) {
        return TableKey.PERSON.of(person.value());
    }

    /** Empty if there is no item. An item without a time is a fault, and lets nobody in. */
    static Optional<Instant> notBefore(Map<String, AttributeValue> item) {
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(Attributes.of(item).time("notBefore"));
    }
}
