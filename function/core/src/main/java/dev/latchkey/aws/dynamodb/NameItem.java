package dev.latchkey.aws.dynamodb;

import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionName;
import dev.latchkey.oauth.Sha256;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of a {@code name#} item: who has signed in under a name, so that nobody has to search logs for an id. Each
 * attribute but {@code pk} and {@code expiresAt} is a person's id, and says when they last signed in under the name (N,
 * epoch seconds).
 */
public final class NameItem {
    private NameItem() {}

    /** The key is a hash, because names are nobody's to list. */
    public static String key(SessionName name) {
        return TableKey.NAME.of(Sha256.base64Url(name.value()));
    }

    /** Whoever has signed in under the name, the last one first. */
    public static List<PersonId> people(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .filter(attribute -> PersonId.isOne(attribute.getKey()))
                .sorted(Comparator.comparing((Map.Entry<String, AttributeValue> attribute) ->
                                Long.valueOf(attribute.getValue().n()))
                        .reversed())
                .map(attribute -> PersonId.parse(attribute.getKey()))
                .toList();
    }
}
