package dev.latchkey.local.operator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.LoginsItem;
import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.aws.kms.KmsSealingKeys;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.AppliedRules.AppliedRule;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.local.Provisioning;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.aws.dynamodb.DynamoDbKnownPeople;
import dev.latchkey.signin.aws.dynamodb.DynamoDbSignIns;
import dev.latchkey.signin.flow.Sealed;
import dev.latchkey.signin.flow.SignIns;
import dev.latchkey.signin.provider.Authentication;
import dev.latchkey.signin.provider.ProviderSession;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.aws.dynamodb.DynamoDbSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Somebody who has signed in, as the function's own adapter keeps it. */
final class SignedInPerson {
    static final String NAME = "ada@example.com";

    static final InstantSource CLOCK = Clock.systemUTC();

    /** The rule of the logins, as it is when they are made. */
    static final AppliedRule RULE =
            new AppliedRule("/people/Developer", Set.of("111122223333"), Duration.ofHours(8), Optional.empty());

    private SignedInPerson() {}

    /** Ada signs in, and gets a code. */
    static IssuedCode signIn(OperatorHarness harness) {
        return signIn(harness, authentication(Optional.empty(), Optional.empty()));
    }

    /** The same, by a provider whose people are to be looked up again, and which gave nothing to do it by. */
    static IssuedCode signInWithoutRefreshToken(OperatorHarness harness) {
        return signIn(harness, authentication(Optional.of("latchkey"), Optional.empty()));
    }

    /** The same, with a refresh token of the provider's, so that she is looked up again. */
    static IssuedCode signIn(OperatorHarness harness, Secret refreshToken) {
        return signIn(harness, authentication(Optional.of("latchkey"), Optional.of(refreshToken)));
    }

    private static IssuedCode signIn(OperatorHarness harness, Authentication authentication) {
        SignIns signIns =
                new DynamoDbSignIns(harness.table(), (message, context) -> new byte[32], knownPeople(harness));
        IssuedCode issued =
                Grants.issuedCode(Instant.ofEpochSecond(CLOCK.instant().getEpochSecond()));
        SignIns.Kept kept = new SignIns.Kept(
                UUID.randomUUID().toString(),
                1,
                Sealed.of(new byte[] {1}),
                CLOCK.instant().plusSeconds(600));
        signIns.begin(kept, context());
        assertTrue(signIns.complete(kept, AuthorizationCode.next(Grants.PERSON), issued, authentication, context()));
        return issued;
    }

    private static Authentication authentication(Optional<String> recheckedAs, Optional<Secret> refreshToken) {
        String issuer = "https://issuer.example.com";
        return new Authentication(
                new Identity(
                        "staff",
                        issuer,
                        "ada",
                        NAME,
                        "Ada Lovelace",
                        Set.of("engineers"),
                        true,
                        Instant.EPOCH,
                        Optional.empty(),
                        List.of()),
                new ProviderSession(issuer, "ada", Optional.empty(), recheckedAs, refreshToken));
    }

    /** The session is refreshed once, as the token function counts it. */
    static void refresh(OperatorHarness harness, String session) {
        new DynamoDbSessions(harness.table())
                .countMint(session, 1, 0, CLOCK.instant().plus(RULE.session()), context());
    }

    /** Whom the provider can be asked about. */
    static DynamoDbKnownPeople knownPeople(OperatorHarness harness) {
        String key = Provisioning.ensure(harness.clients(), "operator-secrets").secretsKeyArn();
        return new DynamoDbKnownPeople(
                harness.table(), new KmsSealingKeys(harness.clients().kms(), List.of(key)));
    }

    /** The sessions of the logins that are kept of her, the last one first. */
    static List<String> sessions(OperatorHarness harness) {
        return LoginsItem.logins(harness.item(LoginsItem.key(Grants.PERSON))).stream()
                .map(login -> login.session().value())
                .toList();
    }

    /** Writes that the login was over at that time. */
    static void end(OperatorHarness harness, String session, Instant endsAt) {
        update(
                harness,
                "SET logins.#session.endsAt = :value",
                Map.of("#session", session),
                Map.of(":value", AttributeValue.fromN(Long.toString(endsAt.getEpochSecond()))));
    }

    /** Changes the item with her logins, in which {@code #name} is her name. */
    static void update(OperatorHarness harness, String expression, AttributeValue value) {
        Map<String, String> names = expression.contains("#name") ? Map.of("#name", "name") : Map.of();
        update(harness, expression, names, Map.of(":value", value));
    }

    /** The same, in which {@code #session} is that session. */
    static void update(OperatorHarness harness, String expression, String session) {
        update(harness, expression, Map.of("#name", "name", "#session", session), Map.of());
    }

    private static void update(
            OperatorHarness harness, String expression, Map<String, String> names, Map<String, AttributeValue> values) {
        harness.clients()
                .dynamoDb()
                .updateItem(update -> update.tableName(harness.table().name())
                        .key(DynamoDbTable.key(LoginsItem.key(Grants.PERSON)))
                        .updateExpression(expression)
                        .expressionAttributeNames(names.isEmpty() ? null : names)
                        .expressionAttributeValues(values.isEmpty() ? null : values));
    }

    /** Applies an access file that gives this by the rule of the logins. */
    static void apply(OperatorHarness harness, AppliedRule rule) {
        apply(harness, AppliedRules.NONE.with(Grants.RULE, rule));
    }

    static void apply(OperatorHarness harness, AppliedRules rules) {
        harness.clients()
                .dynamoDb()
                .putItem(put -> put.tableName(harness.table().name()).item(RulesItem.of(1, rules)));
    }

    static RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(15), CLOCK);
    }
}
