package dev.latchkey.signin.aws.dynamodb;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.aws.kms.KmsSealingKeys;
import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.provider.Authentication;
import dev.latchkey.signin.provider.ProviderHttp;
import dev.latchkey.signin.provider.ProviderSession;
import dev.latchkey.signin.recheck.KnownPeople;
import dev.latchkey.signin.recheck.KnownPerson;
import dev.latchkey.signin.recheck.KnownPerson.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Whom identity providers can be asked about, as {@code recheck#} items by the person's id: provider, issuer, clientId,
 * id and subject (S); sealed, the provider's refresh token, sealed by KMS (B); accessRules (SS, absent if there are none)
 * and groups (L of S); checkedAt, failingSince, failedAt and heldUntil (N, epoch seconds); heldBy and revision (S). Of
 * somebody of whom no provider gave a refresh token there are but the rules.
 */
public final class DynamoDbKnownPeople implements KnownPeople {
    /** Longer than the function may take. */
    private static final Duration HELD = Duration.ofSeconds(30);

    private static final String IS_OF_REVISION = "revision = :revision";

    private final DynamoDbTable table;
    private final KmsSealingKeys secretsKeys;

    public DynamoDbKnownPeople(DynamoDbTable table, KmsSealingKeys secretsKeys) {
        this.table = table;
        this.secretsKeys = secretsKeys;
    }

    /**
     * What a transaction that issues a code has to write besides: nothing, if people of that provider are not looked up. A
     * provider that gives a refresh token at the first sign-in alone has gone on to be good for the others.
     */
    List<TransactWriteItem> of(Authentication authentication, Authorization authorization, RequestContext context) {
        ProviderSession session = authentication.session();
        if (session.recheckedAs().isEmpty()) {
            return List.of();
        }
        PersonId person = authentication.identity().person();
        Attributes values = Attributes.empty()
                .put(":expiresAt", kept(context))
                .put(":rule", AttributeValue.fromSs(List.of(authorization.rule())));
        return List.of(
                session.refreshToken().isPresent()
                        ? signedIn(
                                person,
                                authentication,
                                values.put(
                                        ":sealed",
                                        seal(person, session.refreshToken().get(), context)),
                                context)
                        : update(person, "SET expiresAt = :expiresAt ADD accessRules :rule", Map.of(), values));
    }

    private TransactWriteItem signedIn(
            PersonId person, Authentication authentication, Attributes values, RequestContext context) {
        Identity identity = authentication.identity();
        return update(
                person,
                "SET provider = :provider, issuer = :issuer, clientId = :clientId, id = :id, subject = :subject,"
                        + " sealed = :sealed, #groups = :groups, checkedAt = :now, revision = :next,"
                        + " expiresAt = :expiresAt REMOVE failingSince, failedAt, heldUntil, heldBy ADD accessRules :rule",
                Map.of("#groups", "groups"),
                values.put(":provider", identity.provider())
                        .put(":issuer", identity.issuer())
                        .put(":clientId", authentication.session().recheckedAs().orElseThrow())
                        .put(":id", identity.id())
                        .put(":subject", authentication.session().subject())
                        .put(":groups", sorted(identity.groups()))
                        .put(":now", context.now())
                        .put(":next", UUID.randomUUID().toString()));
    }

    private TransactWriteItem update(PersonId person, String expression, Map<String, String> names, Attributes values) {
        return table.updateInTransaction(key(person), expression, Optional.empty(), names, values);
    }

    @Override
    public Map<SessionId, PersonId> owners(Collection<SessionId> sessions, RequestContext context) {
        Map<SessionId, PersonId> owners = new HashMap<>();
        if (!sessions.isEmpty()) {
            Map<String, Map<String, AttributeValue>> items = table.getAll(
                    sessions.stream()
                            .map(session -> TableKey.LOGIN.of(session.value()))
                            .toList(),
                    context);
            for (SessionId session : sessions) {
                Attributes.of(items.getOrDefault(TableKey.LOGIN.of(session.value()), Map.of()))
                        .optionalString("person")
                        .ifPresent(person -> owners.put(session, PersonId.parse(person)));
            }
        }
        return owners;
    }

    @Override
    public Optional<KnownPerson> find(PersonId person, RequestContext context) {
        return Optional.of(table.get(key(person), context))
                .filter(item -> item.containsKey("sealed"))
                .map(DynamoDbKnownPeople::parse);
    }

    private static KnownPerson parse(Map<String, AttributeValue> item) {
        Attributes read = Attributes.of(item);
        try {
            return new KnownPerson(
                    read.string("provider"),
                    read.string("issuer"),
                    read.string("clientId"),
                    read.string("id"),
                    read.string("subject"),
                    item.containsKey("accessRules")
                            ? Set.copyOf(item.get("accessRules").ss())
                            : Set.of(),
                    new HashSet<>(read.strings("groups")),
                    read.time("checkedAt"),
                    item.containsKey("failingSince")
                            ? Optional.of(new Failure(read.time("failingSince"), read.time("failedAt")))
                            : Optional.empty(),
                    read.string("revision"));
        } catch (IllegalArgumentException e) {
            throw new DependencyException(DynamoDbTable.SERVICE, "GetItem", "malformed item: " + e.getMessage());
        }
    }

    @Override
    public Optional<Secret> hold(KnownPerson person, String holder, RequestContext context) {
        Instant now = context.now();
        DynamoDbTable.Outcome outcome = table.update(
                key(person.person()),
                context,
                update -> update.updateExpression("SET heldUntil = :until, heldBy = :holder")
                        .conditionExpression(IS_OF_REVISION
                                + " AND (attribute_not_exists(heldUntil) OR heldUntil <= :now OR heldBy = :holder)")
                        .expressionAttributeValues(revision(person)
                                .put(":until", now.plus(HELD))
                                .put(":holder", holder)
                                .put(":now", now)
                                .asItem()));
        return outcome.applied()
                ? Optional.of(
                        open(person.person(), Attributes.of(outcome.item()).bytes("sealed"), context))
                : Optional.empty();
    }

    @Override
    public Optional<KnownPerson> replaced(KnownPerson person, Secret refreshToken, RequestContext context) {
        byte[] sealed = seal(person.person(), refreshToken, context);
        DynamoDbTable.Outcome outcome = table.update(
                key(person.person()),
                context,
                update -> update.updateExpression("SET sealed = :sealed, revision = :next")
                        .conditionExpression(IS_OF_REVISION)
                        .expressionAttributeValues(revision(person)
                                .put(":sealed", sealed)
                                .put(":next", UUID.randomUUID().toString())
                                .asItem()));
        return outcome.applied() ? Optional.of(parse(outcome.item())) : Optional.empty();
    }

    @Override
    public void checked(KnownPerson person, Set<String> groups, Set<String> rulesLeft, RequestContext context) {
        Attributes values = revision(person)
                .put(":now", context.now())
                .put(":groups", sorted(groups))
                .put(":expiresAt", kept(context));
        String rules = "";
        if (!rulesLeft.isEmpty()) {
            values.put(":rules", AttributeValue.fromSs(sorted(rulesLeft)));
            rules = ", accessRules = :rules";
        }
        String removed = rulesLeft.isEmpty() ? ", accessRules" : "";
        write(
                person,
                "SET checkedAt = :now, #groups = :groups, expiresAt = :expiresAt" + rules
                        + " REMOVE failingSince, failedAt, heldUntil, heldBy" + removed,
                Map.of("#groups", "groups"),
                values,
                context);
    }

    @Override
    public void failed(KnownPerson person, Failure failure, RequestContext context) {
        write(
                person,
                "SET failingSince = :since, failedAt = :last REMOVE heldUntil, heldBy",
                Map.of(),
                revision(person).put(":since", failure.since()).put(":last", failure.last()),
                context);
    }

    @Override
    public void forget(KnownPerson person, RequestContext context) {
        write(person, "REMOVE sealed, heldUntil, heldBy", Map.of(), revision(person), context);
    }

    private void write(
            KnownPerson person,
            String expression,
            Map<String, String> names,
            Attributes values,
            RequestContext context) {
        table.update(
                key(person.person()),
                context,
                update -> update.updateExpression(expression)
                        .conditionExpression(IS_OF_REVISION)
                        .expressionAttributeNames(names.isEmpty() ? null : names)
                        .expressionAttributeValues(values.asItem()));
    }

    private byte[] seal(PersonId person, Secret refreshToken, RequestContext context) {
        return secretsKeys.seal(
                refreshToken.reveal().getBytes(StandardCharsets.UTF_8), encryptionContext(person), context);
    }

    private Secret open(PersonId person, byte[] sealed, RequestContext context) {
        return secretsKeys
                .open(sealed, encryptionContext(person), context)
                .map(opened -> Secret.of(new String(opened, StandardCharsets.UTF_8)))
                .orElseThrow(
                        () -> new DependencyException(ProviderHttp.SERVICE, "RefreshToken", "sealed by another key"));
    }

    /** No item's refresh token opens as another person's. */
    private static Map<String, String> encryptionContext(PersonId person) {
        return Map.of("purpose", "identity-provider-token", "person", person.value());
    }

    private static String key(PersonId person) {
        return TableKey.RECHECK.of(person.value());
    }

    private static Attributes revision(KnownPerson person) {
        return Attributes.empty().put(":revision", person.revision());
    }

    /** Until the last session that there may be is over, and a day more. */
    private static Instant kept(RequestContext context) {
        return context.now().plus(Authorization.MAX_SESSION).plus(Duration.ofDays(1));
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }
}
