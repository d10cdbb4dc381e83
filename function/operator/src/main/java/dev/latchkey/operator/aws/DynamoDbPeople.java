package dev.latchkey.operator.aws;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.LoginsItem;
import dev.latchkey.aws.dynamodb.NameItem;
import dev.latchkey.aws.dynamodb.PersonItem;
import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.grant.SessionId;
import dev.latchkey.grant.SessionName;
import dev.latchkey.operator.command.CommandException;
import dev.latchkey.operator.session.People;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * People as the functions keep them: {@link LoginsItem}, {@link NameItem}, and the marks in {@code person#},
 * {@code session#} and {@link RulesItem}.
 */
final class DynamoDbPeople implements People {
    private final DynamoDbClient client;
    private final String table;

    DynamoDbPeople(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** As a provider names them, or as AWS does: what is no name of AWS's has another there. */
    @Override
    public List<PersonId> named(String name) {
        return meant(name).stream()
                .flatMap(meant -> people(meant).stream())
                .distinct()
                .toList();
    }

    @Override
    public Optional<LookUp> lookUp(PersonId person) {
        Map<String, AttributeValue> item = item(TableKey.RECHECK.of(person.value()));
        if (!item.containsKey("provider")) {
            // There may be rules alone, of somebody of whom no provider gave anything to look them up by.
            return Optional.empty();
        }
        Attributes read = Attributes.of(item);
        return Optional.of(new LookUp(
                read.string("provider"),
                read.time("checkedAt"),
                read.strings("groups"),
                item.containsKey("failingSince") ? Optional.of(read.time("failingSince")) : Optional.empty()));
    }

    @Override
    public Set<SessionName> names(Person person, String named, Instant ranAt) {
        Set<SessionName> names = new LinkedHashSet<>();
        Stream.concat(
                        Stream.of(person.name()),
                        person.logins().stream()
                                .filter(login -> !login.isOver(ranAt))
                                .map(Login::name))
                .forEach(name -> names.add(valid(name, person)));
        if (!PersonId.isOne(named)) {
            meant(named).stream()
                    .filter(meant -> people(meant).contains(person.id()))
                    .forEach(names::add);
        }
        return names;
    }

    private static SessionName valid(String name, Person person) {
        if (!SessionName.isOne(name)) {
            throw new CommandException(
                    "the item %s has no name such as AWS takes, see who writes to the table: nothing was done"
                            .formatted(LoginsItem.key(person.id())));
        }
        return new SessionName(name);
    }

    private static Set<SessionName> meant(String name) {
        Set<SessionName> meant = new LinkedHashSet<>();
        Stream.of(name, name.toLowerCase(Locale.ROOT))
                .filter(SessionName::isOne)
                .forEach(valid -> meant.add(new SessionName(valid)));
        meant.add(SessionName.of(name));
        return meant;
    }

    private List<PersonId> people(SessionName name) {
        return NameItem.people(item(NameItem.key(name)));
    }

    @Override
    public Optional<Person> find(PersonId id) {
        Map<String, AttributeValue> logins = item(LoginsItem.key(id));
        if (logins.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Person(
                id,
                LoginsItem.name(logins).orElse(""),
                LoginsItem.logins(logins),
                LoginsItem.moreUntil(logins),
                PersonItem.marks(item(PersonItem.key(id)))));
    }

    @Override
    public Optional<PersonId> personOf(SessionId session) {
        return Attributes.of(item(TableKey.LOGIN.of(session.value())))
                .optionalString("person")
                .map(PersonId::parse);
    }

    @Override
    public Map<SessionId, Session> sessions(List<SessionId> ids) {
        Map<SessionId, Session> sessions = new LinkedHashMap<>();
        for (SessionId id : ids) {
            Map<String, AttributeValue> item = item(TableKey.SESSION.of(id.value()));
            sessions.put(
                    id,
                    new Session(
                            item.containsKey("lastCount"),
                            item.containsKey("revokedAt") ? Optional.of(ended(item)) : Optional.empty()));
        }
        return sessions;
    }

    private static Ended ended(Map<String, AttributeValue> item) {
        Attributes read = Attributes.of(item);
        return new Ended(
                read.time("revokedAt"),
                Revocation.lever(item),
                read.optionalString("by"),
                read.optionalString("reason"));
    }

    @Override
    public Mark revoke(PersonId person, String by) {
        Instant since = PersonMarks.notBefore(now(PersonItem.key(person)));
        return mark(Revocation.ofPerson(person, since, Lever.OPERATOR, by), since);
    }

    @Override
    public Mark revoke(SessionId session, String by, String reason) {
        Instant since = now(TableKey.SESSION.of(session.value()));
        return mark(Revocation.ofSession(session, since, Lever.OPERATOR, by, reason), since);
    }

    @Override
    public Mark revokeRule(String rule) {
        Instant since = PersonMarks.notBefore(now(RulesItem.KEY));
        return mark(
                new Revocation(
                        RulesItem.KEY,
                        "SET notBefore.#rule = :since",
                        "attribute_not_exists(notBefore.#rule) OR notBefore.#rule < :since",
                        Map.of("#rule", rule),
                        Attributes.empty().put(":since", since).asItem()),
                since);
    }

    @Override
    public AppliedRules rules() {
        return RulesItem.parse(item(RulesItem.KEY));
    }

    private Mark mark(Revocation revocation, Instant since) {
        return call("UpdateItem", () -> {
            try {
                client.updateItem(update -> {
                    revocation.into(update);
                    update.tableName(table).key(DynamoDbTable.key(revocation.pk()));
                });
                return new Mark(true, since);
            } catch (ConditionalCheckFailedException e) {
                return new Mark(false, since);
            }
        });
    }

    private Map<String, AttributeValue> item(String pk) {
        return get(pk).item();
    }

    /** The time of the service that is to judge by it. */
    private Instant now(String pk) {
        String date = get(pk).sdkHttpResponse().firstMatchingHeader("Date").orElse("");
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new CommandException("DynamoDB's response does not tell the time: nothing was revoked");
        }
    }

    private GetItemResponse get(String pk) {
        return call(
                "GetItem",
                () -> client.getItem(
                        get -> get.tableName(table).key(DynamoDbTable.key(pk)).consistentRead(true)));
    }

    private <T> T call(String operation, Supplier<T> call) {
        return AwsCall.to("DynamoDB", operation, "the table " + table).call(call);
    }
}
