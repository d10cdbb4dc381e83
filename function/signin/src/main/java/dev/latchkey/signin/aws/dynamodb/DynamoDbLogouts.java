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
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Identity providers' sessions as {@link ProviderSessionItem}s, people as {@code sub#} items with a
 * {@code person}, and logouts that were carried out as {@code logout#} items.
 */
public final class DynamoDbLogouts implements Logouts {
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
        Update update = done(issuer, tokenId, context.now());
        table.update(
                logoutKey(issuer, tokenId),
                context,
                request -> request.updateExpression(update.updateExpression())
                        .conditionExpression(update.conditionExpression())
                        .expressionAttributeValues(update.expressionAttributeValues()));
    }

    @Override
    public boolean endPerson(
            PersonId person, Instant notBefore, String by, String issuer, String tokenId, RequestContext context) {
        Update mark = Revocation.ofPerson(person, notBefore, Lever.LOGOUT, by).inTransaction(table.name());
        boolean isDone = table.transact(
                List.of(transactional(mark), transactional(done(issuer, tokenId, context.now()))), context);
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

    private Update done(String issuer, String tokenId, Instant now) {
        return Update.builder()
                .tableName(table.name())
                .key(DynamoDbTable.key(logoutKey(issuer, tokenId)))
                .updateExpression("SET expiresAt = :expiresAt")
                .conditionExpression("attribute_not_exists(pk)")
                .expressionAttributeValues(Attributes.empty()
                        .put(":expiresAt", now.plus(LogoutToken.ACCEPTED_WITHIN))
                        .asItem())
                .build();
    }

    private static TransactWriteItem transactional(Update update) {
        return TransactWriteItem.builder().update(update).build();
    }
}
