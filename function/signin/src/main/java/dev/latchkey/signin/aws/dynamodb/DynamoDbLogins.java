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
import dev.latchkey.grant.SessionId;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.provider.ProviderSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * People's last logins as {@link LoginsItem}s, by which names they are found as {@link NameItem}s, whose a session is as
 * {@code login#} items, and in which of a provider's it began as {@link ProviderSessionItem}s.
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
        List<TransactWriteItem> items = new ArrayList<>(
                List.of(login(issued, before, context), name(issued.authorization(), context), owner(issued)));
        session.sid().ifPresent(sid -> items.add(providerSession(issued, session.issuer(), sid, context)));
        if (!PersonId.of(session.issuer(), session.subject()).equals(person)) {
            items.add(providerSubject(issued.authorization(), session));
        }
        return items;
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

    /** Adds the login, in the place of others if there are too many. */
    private TransactWriteItem login(IssuedCode issued, Map<String, AttributeValue> before, RequestContext context) {
        Authorization authorization = issued.authorization();
        Login login = new Login(
                issued.session(),
                authorization.authTime(),
                issued.signInIp(),
                issued.clientId(),
                authorization.role(),
                authorization.rule(),
                authorization.sessionEndsAt(),
                authorization.sessionName().value());
        StringBuilder expression =
                new StringBuilder("SET logins.#session = :login, #name = :name, expiresAt = :expiresAt");
        Map<String, String> names =
                new HashMap<>(Map.of("#session", login.session().value(), "#name", "name"));
        Attributes values = Attributes.empty()
                .put(":login", LoginsItem.of(login))
                .put(":name", login.name())
                .put(":expiresAt", context.now().plus(LoginsItem.KEPT));
        List<Login> dropped = dropped(LoginsItem.logins(before), context.now());
        moreUntil(dropped, before, context.now()).ifPresent(moreUntil -> {
            expression.append(", moreUntil = :moreUntil");
            values.put(":moreUntil", moreUntil);
        });
        String separator = " REMOVE ";
        for (int i = 0; i < dropped.size(); i++) {
            expression.append(separator).append("logins.#old").append(i);
            names.put("#old" + i, dropped.get(i).session().value());
            separator = ", ";
        }
        return update(LoginsItem.key(authorization.person()), expression.toString(), names, values);
    }

    /** What makes room for one login more: those that are over first, and of each kind the oldest. */
    private static List<Login> dropped(List<Login> before, Instant now) {
        return before.stream()
                .sorted(Comparator.comparing((Login login) -> !login.isOver(now))
                        .thenComparing(Login::at))
                .limit(Math.max(0, before.size() - LoginsItem.MOST + 1))
                .toList();
    }

    /** Until when those may run that are dropped now, or were before. */
    private static Optional<Instant> moreUntil(List<Login> dropped, Map<String, AttributeValue> before, Instant now) {
        return Stream.concat(
                        dropped.stream().filter(login -> !login.isOver(now)).map(Login::endsAt),
                        LoginsItem.moreUntil(before).stream())
                .max(Comparator.naturalOrder());
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

    /**
     * In which of the provider's sessions it began, so that a logout there ends it. None begins in a session that was
     * over when the person had signed in.
     */
    private TransactWriteItem providerSession(IssuedCode issued, String issuer, String sid, RequestContext context) {
        String pk = ProviderSessionItem.key(issuer, sid);
        ProviderSessionItem before = ProviderSessionItem.of(table.get(pk, context));
        List<SessionId> kept = before.sessions();
        Map<String, String> names = new HashMap<>(
                Map.of("#person", "person", "#session", issued.session().value()));
        Instant longest = context.now().plus(Authorization.MAX_SESSION);
        Attributes values = Attributes.empty()
                .put(":person", issued.authorization().person().value())
                .put(":endsAt", issued.authorization().sessionEndsAt())
                .put(":authTime", issued.authorization().authTime())
                .put(":expiresAt", longest);
        String set = "SET #session = :endsAt, #person = :person, expiresAt = :expiresAt";
        String remove = "";
        for (int i = 0; i < kept.size(); i++) {
            boolean isOver = before.isOver(kept.get(i), context.now());
            if (isOver || i >= ProviderSessionItem.MOST - 1) {
                remove += (remove.isEmpty() ? " REMOVE " : ", ") + "#old" + i;
                names.put("#old" + i, kept.get(i).value());
            }
            if (!isOver && i == ProviderSessionItem.MOST - 1) {
                set += ", moreUntil = :expiresAt";
            }
        }
        return table.updateInTransaction(
                pk,
                set + remove,
                Optional.of("attribute_not_exists(notBefore) OR notBefore <= :authTime"),
                names,
                values);
    }

    /** Who it is that the provider calls so, where people are known by another claim. */
    private TransactWriteItem providerSubject(Authorization authorization, ProviderSession session) {
        return update(
                DynamoDbLogouts.subjectKey(session.issuer(), session.subject()),
                "SET #person = :person, expiresAt = :expiresAt",
                Map.of("#person", "person"),
                Attributes.empty()
                        .put(":person", authorization.person().value())
                        .put(":expiresAt", authorization.authTime().plus(Authorization.MAX_SESSION)));
    }

    private TransactWriteItem update(String pk, String expression, Map<String, String> names, Attributes values) {
        return table.updateInTransaction(pk, expression, Optional.empty(), names, values);
    }
}
