package dev.latchkey.signin.aws.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.LoginsItem;
import dev.latchkey.aws.dynamodb.NameItem;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonId;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.provider.ProviderSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * People's last logins as {@link LoginsItem}s, by which names they are found as {@link NameItem}s, and whose a session is as
 * {@code login#} items.
 */
final class DynamoDbLogins {
    /** How long a name is kept after somebody last signed in under it. */
    private static final Duration NAME_KEPT = Duration.ofDays(400);

    private final DynamoDbTable table;

    DynamoDbLogins(DynamoDbTable table) {
        this.table = table;
    }

    /** What a transaction that issues the code has to write besides. */
    List<TransactWriteItem> of(IssuedCode issued, ProviderSession session, RequestContext context) {
        PersonId person = issued.authorization().person();
        Map<String, AttributeValue> before = table.get(LoginsItem.key(person), context);
        if (before.isEmpty()) {
            create(person, context);
        }
        return List.of(
                login(issued, LoginsItem.logins(before), context),
                name(issued.authorization(), context),
                owner(issued));
    }

    /** An item without logins, because an update cannot make a map and put something into it. */
    private void create(PersonId person, RequestContext context) {
        table.update(
                LoginsItem.key(person),
                context,
                update -> update.updateExpression("SET logins = if_not_exists(logins, :none), expiresAt = :expiresAt")
                        .expressionAttributeValues(Attributes.empty()
                                .put(":none", Map.<String, String>of())
                                .put(":expiresAt", context.now().plus(LoginsItem.KEPT))
                                .asItem()));
    }

    /** Adds the login, and removes the oldest of those that there are too many of. */
    private TransactWriteItem login(IssuedCode issued, List<Login> before, RequestContext context) {
        Authorization authorization = issued.authorization();
        Login login = new Login(
                issued.session(),
                context.now(),
                issued.signInIp(),
                issued.clientId(),
                authorization.role(),
                authorization.rule(),
                authorization.sessionEndsAt());
        StringBuilder expression =
                new StringBuilder("SET logins.#session = :login, #name = :name, expiresAt = :expiresAt");
        Map<String, String> names =
                new HashMap<>(Map.of("#session", login.session().value(), "#name", "name"));
        String separator = " REMOVE ";
        for (int i = LoginsItem.MOST - 1; i < before.size(); i++) {
            expression.append(separator).append("logins.#old").append(i);
            names.put("#old" + i, before.get(i).session().value());
            separator = ", ";
        }
        return update(
                LoginsItem.key(authorization.person()),
                expression.toString(),
                names,
                Attributes.empty()
                        .put(":login", LoginsItem.of(login))
                        .put(":name", authorization.sessionName().value())
                        .put(":expiresAt", context.now().plus(LoginsItem.KEPT)));
    }

    private TransactWriteItem name(Authorization authorization, RequestContext context) {
        return update(
                NameItem.key(authorization.sessionName()),
                "SET #person = :now, expiresAt = :expiresAt",
                Map.of("#person", authorization.person().value()),
                Attributes.empty()
                        .put(":now", context.now())
                        .put(":expiresAt", context.now().plus(NAME_KEPT)));
    }

    /** Whose session it will be, so that an operator who has its id alone can tell. */
    private TransactWriteItem owner(IssuedCode issued) {
        return update(
                TableKey.LOGIN.of(issued.session().value()),
                "SET #person = :person, expiresAt = :expiresAt",
                Map.of("#person", "person"),
                Attributes.empty()
                        .put(":person", issued.authorization().person().value())
                        .put(":expiresAt", issued.authorization().sessionEndsAt()));
    }

    private TransactWriteItem update(String pk, String expression, Map<String, String> names, Attributes values) {
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table.name())
                        .key(DynamoDbTable.key(pk))
                        .updateExpression(expression)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values.asItem())
                        .build())
                .build();
    }
}
