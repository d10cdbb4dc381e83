package dev.latchkey.token.aws.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.grant.Authorization;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.SessionState;
import dev.latchkey.token.grant.Sessions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sessions as {@code session#} items: revokedAt (N, epoch seconds) and reason once it was revoked, and one number
 * {@code mints<window>} for each window in which it minted.
 */
public final class DynamoDbSessions implements Sessions {
    private static final String MINTS = "mints";

    private final DynamoDbTable table;

    public DynamoDbSessions(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public SessionState find(String sessionId, RequestContext context) {
        Map<String, AttributeValue> item = table.get(key(sessionId), context);
        return new SessionState(item.containsKey("revokedAt"), mints(item));
    }

    @Override
    public long countMint(String sessionId, int mints, long window, Instant keepUntil, RequestContext context) {
        String name = MINTS + window;
        DynamoDbTable.Outcome outcome = table.update(
                key(sessionId),
                context,
                update -> update.updateExpression("ADD #mints :mints SET expiresAt = :expiresAt")
                        .expressionAttributeNames(Map.of("#mints", name))
                        .expressionAttributeValues(Attributes.empty()
                                .put(":mints", mints)
                                .put(":expiresAt", keepUntil)
                                .asItem()));
        return mints(outcome.item()).getOrDefault(window, 0L);
    }

    @Override
    public void revoke(String sessionId, String reason, Instant now, RequestContext context) {
        table.update(
                key(sessionId),
                context,
                update -> update.updateExpression(
                                "SET revokedAt = if_not_exists(revokedAt, :now), reason = if_not_exists(reason, :reason),"
                                        + " expiresAt = :expiresAt")
                        .expressionAttributeValues(Attributes.empty()
                                .put(":now", now)
                                .put(":reason", reason)
                                .put(":expiresAt", now.plus(Authorization.MAX_SESSION))
                                .asItem()));
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

    private static String key(String sessionId) {
        return "session#" + sessionId;
    }
}
