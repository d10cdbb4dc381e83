package dev.latchkey.token.aws.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.PersonItem;
import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.SessionState;
import dev.latchkey.token.grant.Sessions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sessions as {@code session#} items: one number {@code mints<window>} for each window in which it minted; lastCount, the
 * id of the last count, by which an attempt that is repeated because its response was lost recognises itself and does not
 * count twice; and what {@link Revocation} writes. What was ended of people, as {@link PersonItem}s. The table's stream
 * tells of each mint by the write of its count.
 */
public final class DynamoDbSessions implements Sessions {
    private static final String MINTS = "mints";

    private final DynamoDbTable table;

    public DynamoDbSessions(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public SessionState find(String sessionId, PersonId person, RequestContext context) {
        String session = TableKey.SESSION.of(sessionId);
        Map<String, Map<String, AttributeValue>> items =
                table.getAll(List.of(session, PersonItem.key(person)), context);
        Map<String, AttributeValue> item = items.getOrDefault(session, Map.of());
        return new SessionState(
                item.containsKey("revokedAt"),
                Revocation.lever(item),
                PersonItem.marks(items.getOrDefault(PersonItem.key(person), Map.of())),
                mints(item));
    }

    @Override
    public long countMint(String sessionId, int mints, long window, Instant keepUntil, RequestContext context) {
        String name = MINTS + window;
        DynamoDbTable.Outcome outcome = table.update(
                TableKey.SESSION.of(sessionId),
                context,
                update -> update.updateExpression("ADD #mints :mints SET expiresAt = :expiresAt, lastCount = :count")
                        .conditionExpression("attribute_not_exists(lastCount) OR lastCount <> :count")
                        .expressionAttributeNames(Map.of("#mints", name))
                        .expressionAttributeValues(Attributes.empty()
                                .put(":mints", mints)
                                .put(":expiresAt", keepUntil)
                                .put(":count", UUID.randomUUID().toString())
                                .asItem()));
        return mints(outcome.item()).getOrDefault(window, 0L);
    }

    @Override
    public void revoke(String sessionId, Lever lever, String reason, RequestContext context) {
        Revocation revocation =
                Revocation.ofSession(new SessionId(sessionId), context.now(), lever, "the token function", reason);
        table.update(revocation.pk(), context, revocation::into);
    }

    private static Map<Long, Long> mints(Map<String, AttributeValue> item) {
        Map<Long, Long> mints = new HashMap<>();
        item.forEach((name, value) -> {
            if (name.startsWith(MINTS)) {
                mints.put(Long.valueOf(name.substring(MINTS.length())), Long.valueOf(value.n()));
            }
        });
        return mints;
    }
}
