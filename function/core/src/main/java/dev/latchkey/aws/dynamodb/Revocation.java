package dev.latchkey.aws.dynamodb;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The write that ends somebody's access, whoever makes it. Its condition does not hold where as much was ended before:
 * no mark ever moves back.
 *
 * @param pk of the item that is changed
 * @param update its update expression
 * @param condition its condition expression
 * @param names what attributes the expressions mean
 * @param values what values they mean
 */
public record Revocation(
        String pk, String update, String condition, Map<String, String> names, Map<String, AttributeValue> values) {

    public Revocation {
        names = Map.copyOf(names);
        values = Map.copyOf(values);
    }

    /**
     * Ends everything of a person that was begun before a moment.
     *
     * @param notBefore a whole second
     * @param by who does it
     */
    public static Revocation ofPerson(PersonId person, Instant notBefore, Lever lever, String by) {
        return ofPersonsMark(person, "", notBefore, lever, by);
    }

    /** Ends what a person began by one rule before a moment. */
    public static Revocation ofPerson(PersonId person, String rule, Instant notBefore, Lever lever, String by) {
        return ofPersonsMark(person, PersonItem.ofRule(rule), notBefore, lever, by);
    }

    private static Revocation ofPersonsMark(PersonId person, String suffix, Instant notBefore, Lever lever, String by) {
        Map<String, String> names = new HashMap<>();
        names.put("#notBefore", PersonItem.NOT_BEFORE + suffix);
        names.put("#lever", PersonItem.LEVER + suffix);
        names.put("#by", PersonItem.BY + suffix);
        return new Revocation(
                PersonItem.key(person),
                "SET #notBefore = :notBefore, #lever = :lever, #by = :by, expiresAt = :expiresAt",
                "attribute_not_exists(#notBefore) OR #notBefore < :notBefore",
                names,
                Attributes.empty()
                        .put(":notBefore", notBefore)
                        .put(":lever", lever.text())
                        .put(":by", by)
                        .put(":expiresAt", notBefore.plus(PersonItem.LIFETIME))
                        .asItem());
    }

    /**
     * Ends one session.
     *
     * @param reason for whoever finds it in the table
     */
    public static Revocation ofSession(SessionId session, Instant now, Lever lever, String by, String reason) {
        return new Revocation(
                TableKey.SESSION.of(session.value()),
                "SET revokedAt = :now, #lever = :lever, #by = :by, reason = :reason, expiresAt = :expiresAt",
                "attribute_not_exists(revokedAt)",
                Map.of("#lever", PersonItem.LEVER, "#by", PersonItem.BY),
                Attributes.empty()
                        .put(":now", now)
                        .put(":lever", lever.text())
                        .put(":by", by)
                        .put(":reason", reason)
                        .put(":expiresAt", now.plus(Authorization.MAX_SESSION))
                        .asItem());
    }

    /** By what the session of a {@code session#} item was ended; empty also where another version ended it. */
    public static Optional<Lever> lever(Map<String, AttributeValue> session) {
        return Attributes.of(session).optionalString(PersonItem.LEVER).flatMap(Lever::of);
    }

    /** The same as an update alone; the caller names the table and the key. */
    public void into(UpdateItemRequest.Builder request) {
        request.updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }

    /** The same as a part of a transaction, which is cancelled where the condition does not hold. */
    public TransactWriteItem inTransaction(DynamoDbTable table) {
        return table.updateInTransaction(pk, update, Optional.of(condition), names, Attributes.of(values));
    }
}
