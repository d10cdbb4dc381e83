package dev.latchkey.token.aws.dynamodb;

import static dev.latchkey.aws.dynamodb.DynamoDbTable.SERVICE;
import static dev.latchkey.aws.dynamodb.DynamoDbTable.key;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.CodeItem;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.PersonItem;
import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.PersonId;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.grant.AuthorizationCodes;
import dev.latchkey.token.grant.RedeemedCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Codes as {@code code#} items ({@link CodeItem}), each replaced by a {@code redeemed#} item ({@link RedeemedItem}).
 */
public final class DynamoDbAuthorizationCodes implements AuthorizationCodes {
    private final DynamoDbTable table;

    public DynamoDbAuthorizationCodes(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public State find(Secret code, PersonId person, RequestContext context) {
        List<Map<String, AttributeValue>> items = table.getInTransaction(
                List.of(TableKey.CODE.of(code.sha256()), RedeemedItem.key(code), PersonItem.key(person)), context);
        return new State(
                parsed(items.get(0), CodeItem::parse).filter(issued -> CodeItem.refusals(items.get(0)) < MAX_REFUSALS),
                CodeItem.mac(items.get(0)),
                parsed(items.get(1), RedeemedItem::parse),
                PersonItem.marks(items.get(2)));
    }

    @Override
    public void refused(Secret code, int times, RequestContext context) {
        table.update(
                TableKey.CODE.of(code.sha256()),
                context,
                update -> update.updateExpression("ADD refusals :times")
                        .conditionExpression("attribute_exists(pk)")
                        .expressionAttributeValues(
                                Attributes.empty().put(":times", times).asItem()));
    }

    /**
     * One transaction: the conditional delete of the code; the conditional put of what is kept of it, so that a code that
     * was written again after its redemption is not redeemed twice; and the condition that its session was not ended,
     * which may be while the code is under way. The SDK's retries carry the same ClientRequestToken, so that a retry
     * succeeds if the first attempt was applied; and when even its response is lost, what is kept tells whether it was
     * this transaction that was applied.
     */
    @Override
    public Redemption redeem(Secret code, RedeemedCode redeemed, RequestContext context) {
        Delete delete = Delete.builder()
                .tableName(table.name())
                .key(key(TableKey.CODE.of(code.sha256())))
                .conditionExpression("attribute_exists(pk) AND expiresAt > :now")
                .expressionAttributeValues(
                        Attributes.empty().put(":now", redeemed.redeemedAt()).asItem())
                .build();
        Put put = Put.builder()
                .tableName(table.name())
                .item(RedeemedItem.of(code, redeemed))
                .conditionExpression("attribute_not_exists(pk)")
                .build();
        ConditionCheck session = ConditionCheck.builder()
                .tableName(table.name())
                .key(key(TableKey.SESSION.of(redeemed.sessionId())))
                .conditionExpression("attribute_not_exists(revokedAt)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        List<TransactWriteItem> items = List.of(
                TransactWriteItem.builder().delete(delete).build(),
                TransactWriteItem.builder().put(put).build(),
                TransactWriteItem.builder().conditionCheck(session).build());
        try {
            return redemption(table.transactWithReasons(items, context));
        } catch (DependencyException e) {
            if (wasKept(code, redeemed, context)) {
                return new Redemption.Redeemed();
            }
            throw e;
        }
    }

    /** A code that cannot be redeemed anyway is that, whatever became of its session. */
    private static Redemption redemption(List<CancellationReason> reasons) {
        if (reasons.isEmpty()) {
            return new Redemption.Redeemed();
        }
        boolean isOfTheCode =
                reasons.subList(0, 2).stream().anyMatch(reason -> DynamoDbTable.CONDITION_FAILED.equals(reason.code()));
        return isOfTheCode
                ? new Redemption.NotRedeemable()
                : new Redemption.SessionEnded(Revocation.lever(reasons.getLast().item()));
    }

    private boolean wasKept(Secret code, RedeemedCode redeemed, RequestContext context) {
        return parsed(table.get(RedeemedItem.key(code), context), RedeemedItem::parse)
                .filter(kept -> kept.sealedAnswer().equals(redeemed.sealedAnswer()))
                .isPresent();
    }

    private static <T> Optional<T> parsed(
            Map<String, AttributeValue> item, Function<Map<String, AttributeValue>, T> parse) {
        try {
            return item.isEmpty() ? Optional.empty() : Optional.of(parse.apply(item));
        } catch (IllegalArgumentException e) {
            // An issuer wrote something that cannot be redeemed; the message names the attribute.
            throw new DependencyException(SERVICE, "TransactGetItems", "malformed item: " + e.getMessage());
        }
    }
}
