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

    /** Empty for an item that is not there; one without a moment is a fault, and none that lets somebody in. */
    static Optional<Instant> notBefore(Map<String, AttributeValue> item) {
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(Attributes.of(item).time("notBefore"));
    }
}
