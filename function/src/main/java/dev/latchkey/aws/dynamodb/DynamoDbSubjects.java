package dev.latchkey.aws.dynamodb;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.Subjects;
import dev.latchkey.oauth.Invocation;
import dev.latchkey.oauth.Sha256;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** People signed out everywhere, as {@code subject#} items: notBefore (N, epoch seconds). */
public final class DynamoDbSubjects implements Subjects {
    private final DynamoDbTable table;

    public DynamoDbSubjects(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public Optional<Instant> notBefore(String subject, Invocation invocation) {
        Map<String, AttributeValue> item = table.get(key(subject), invocation);
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(Attributes.of(item).time("notBefore"));
    }

    @Override
    public void signOut(String subject, Instant notBefore, Invocation invocation) {
        table.update(
                key(subject),
                invocation,
                update -> update.updateExpression("SET notBefore = :notBefore, expiresAt = :expiresAt")
                        .conditionExpression("attribute_not_exists(notBefore) OR notBefore < :notBefore")
                        .expressionAttributeValues(Attributes.empty()
                                .put(":notBefore", notBefore)
                                .put(":expiresAt", notBefore.plus(Authorization.MAX_SESSION))
                                .asItem()));
    }

    private static String key(String subject) {
        return "subject#" + Sha256.base64Url(subject);
    }
}
