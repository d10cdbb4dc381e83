package dev.latchkey.token.aws.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.grant.Authorization;
import dev.latchkey.oauth.Sha256;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.Subjects;
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
    public Optional<Instant> notBefore(String subject, RequestContext context) {
        Map<String, AttributeValue> item = table.get(key(subject), context);
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(Attributes.of(item).time("notBefore"));
    }

    @Override
    public void signOut(String subject, Instant notBefore, RequestContext context) {
        table.update(
                key(subject),
                context,
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
