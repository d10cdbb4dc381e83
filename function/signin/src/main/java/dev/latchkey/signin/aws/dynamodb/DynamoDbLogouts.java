package dev.latchkey.signin.aws.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.oauth.Sha256;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.provider.LogoutToken;
import dev.latchkey.signin.session.Logouts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Identity providers' sessions as {@link ProviderSessionItem}s, people as {@code sub#} items with a
 * {@code person}, and logouts that were carried out as {@code logout#} items.
 */
public final class DynamoDbLogouts implements Logouts {
    private static final String IS_DONE = "SET expiresAt = :expiresAt";
    private static final String IS_NEW = "attribute_not_exists(pk)";

    private final DynamoDbTable table;

    public DynamoDbLogouts(DynamoDbTable table) {
        this.table = table;
    }

    @Override
    public Begun end(String issuer, String sid, Instant notBefore, RequestContext context) {
        Map<String, AttributeValue> values = Attributes.empty()
                .put(":notBefore", notBefore)
                .put(":expiresAt", notBefore.plus(Authorization.MAX_SESSION))
                .asItem();
        ProviderSessionItem item = ProviderSessionItem.of(table.update(
                        ProviderSessionItem.key(issuer, sid),
                        context,
                        update -> update.updateExpression("SET notBefore = :notBefore, expiresAt = :expiresAt")
                                .conditionExpression("attribute_not_exists(notBefore) OR notBefore < :notBefore")
                                .expressionAttributeValues(values))
                .item());
        List<SessionId> running = item.sessions().stream()
                .filter(session -> !item.isOver(session, context.now()))
                .toList();
        return new Begun(item.person(), running, !item.mayHaveMore(context.now()));
    }

    @Override
    public Optional<PersonId> person(String issuer, String subject, RequestContext context) {
        return Attributes.of(table.get(subjectKey(issuer, subject), context))
                .optionalString("person")
                .map(PersonId::parse);
    }

    @Override
    public boolean isDone(String issuer, String tokenId, RequestContext context) {
        return !table.get(logoutKey(issuer, tokenId), context).isEmpty();
    }

    @Override
    public void done(String issuer, String tokenId, RequestContext context) {
        table.update(
                logoutKey(issuer, tokenId),
                context,
                update -> update.updateExpression(IS_DONE)
                        .conditionExpression(IS_NEW)
                        .expressionAttributeValues(doneUntil(context.now())));
    }

    @Override
    public boolean endPerson(
            PersonId person, Instant notBefore, String by, String issuer, String tokenId, RequestContext context) {
        TransactWriteItem mark =
                Revocation.ofPerson(person, notBefore, Lever.LOGOUT, by).inTransaction(table);
        TransactWriteItem done = table.updateInTransaction(
                logoutKey(issuer, tokenId),
                IS_DONE,
                Optional.of(IS_NEW),
                Map.of(),
                Attributes.of(doneUntil(context.now())));
        boolean isDone = table.transact(List.of(mark, done), context);
        if (!isDone) {
            // If it was not for the token, as much of the person was ended by another: then the token is done as well.
            done(issuer, tokenId, context);
        }
        return isDone;
    }

    static String subjectKey(String issuer, String subject) {
        return TableKey.PROVIDER_SUBJECT.of(Sha256.base64Url(issuer + "\n" + subject));
    }

    private static String logoutKey(String issuer, String tokenId) {
        return TableKey.LOGOUT.of(Sha256.base64Url(issuer + "\n" + tokenId));
    }

    private static Map<String, AttributeValue> doneUntil(Instant now) {
        return Attributes.empty()
                .put(":expiresAt", now.plus(LogoutToken.ACCEPTED_WITHIN))
                .asItem();
    }
}
