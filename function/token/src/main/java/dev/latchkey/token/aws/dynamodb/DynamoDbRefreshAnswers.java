package dev.latchkey.token.aws.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.RefreshAnswers;
import dev.latchkey.token.grant.SealedAnswer;
import java.time.Instant;
import java.util.UUID;

/**
 * Answers to refreshes as {@code refreshed#} items. An item holds either a lease (lease, leaseEndsAt) or an answer
 * (answer (B), usableUntil); times are epoch milliseconds (N), except for {@code expiresAt}.
 *
 * <ol>
 *   <li>A claim sets a lease, if there is neither a lease that runs nor an answer that is usable. One that was made
 *       already, and whose response was lost, finds its own lease.
 *   <li>The commit puts the answer in the lease's place, if the lease is still this one.
 * </ol>
 */
public final class DynamoDbRefreshAnswers implements RefreshAnswers {
    private final DynamoDbTable table;

    public DynamoDbRefreshAnswers(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public Claim claim(String name, Instant now, RequestContext context) {
        String lease = UUID.randomUUID().toString();
        Instant leaseEndsAt = now.plus(LEASE);
        DynamoDbTable.Outcome outcome = table.update(
                TableKey.REFRESHED.of(name),
                context,
                update -> update.updateExpression(
                                "SET lease = :lease, leaseEndsAt = :leaseEndsAt, expiresAt = :expiresAt"
                                        + " REMOVE answer, usableUntil")
                        .conditionExpression("lease = :lease OR"
                                + " (attribute_not_exists(leaseEndsAt) OR leaseEndsAt <= :now)"
                                + " AND (attribute_not_exists(usableUntil) OR usableUntil <= :now)")
                        .expressionAttributeValues(Attributes.empty()
                                .put(":lease", lease)
                                .putMillis(":now", now)
                                .putMillis(":leaseEndsAt", leaseEndsAt)
                                .put(":expiresAt", leaseEndsAt.plusSeconds(1))
                                .asItem()));
        if (outcome.applied()) {
            return new Claim.Elected(lease);
        }
        return Attributes.of(outcome.item())
                .optionalBytes("answer")
                .<Claim>map(answer -> new Claim.Answered(SealedAnswer.of(answer)))
                .orElseGet(Claim.Busy::new);
    }

    @Override
    public boolean commit(String name, String lease, SealedAnswer answer, Instant usableUntil, RequestContext context) {
        DynamoDbTable.Outcome outcome = table.update(
                TableKey.REFRESHED.of(name),
                context,
                update -> update.updateExpression(
                                "SET answer = :answer, usableUntil = :usableUntil, expiresAt = :expiresAt"
                                        + " REMOVE lease, leaseEndsAt")
                        .conditionExpression("lease = :lease")
                        .expressionAttributeValues(Attributes.empty()
                                .put(":lease", lease)
                                .put(":answer", answer.bytes())
                                .putMillis(":usableUntil", usableUntil)
                                .put(":expiresAt", usableUntil.plusSeconds(1))
                                .asItem()));
        return outcome.applied();
    }

    @Override
    public void release(String name, String lease, RequestContext context) {
        table.update(
                TableKey.REFRESHED.of(name),
                context,
                update -> update.updateExpression("REMOVE lease, leaseEndsAt")
                        .conditionExpression("lease = :lease")
                        .expressionAttributeValues(
                                Attributes.empty().put(":lease", lease).asItem()));
    }
}
