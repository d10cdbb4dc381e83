package dev.latchkey.local.operator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.aws.dynamodb.RulesItem;
import dev.latchkey.aws.kms.KmsSealingKey;
import dev.latchkey.grant.AppliedRules;
import dev.latchkey.grant.AppliedRules.AppliedRule;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.aws.dynamodb.DynamoDbKnownPeople;
import dev.latchkey.signin.aws.dynamodb.DynamoDbSignIns;
import dev.latchkey.signin.flow.Sealed;
import dev.latchkey.signin.flow.SignIns;
import dev.latchkey.signin.testing.Authentications;
import dev.latchkey.testing.Grants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
        SignIns signIns = new DynamoDbSignIns(
                harness.table(),
                (message, context) -> new byte[32],
                new DynamoDbKnownPeople(
                        harness.table(), new KmsSealingKey(harness.clients().kms(), "none")));
        IssuedCode issued =
                Grants.issuedCode(Instant.ofEpochSecond(CLOCK.instant().getEpochSecond()));
        SignIns.Kept kept = new SignIns.Kept(
                UUID.randomUUID().toString(),
                1,
                Sealed.of(new byte[] {1}),
                CLOCK.instant().plusSeconds(600));
        signIns.begin(kept, context());
        assertTrue(signIns.complete(
                kept,
                AuthorizationCode.next(Grants.PERSON),
                issued,
                Authentications.of("sub", Optional.empty(), Optional.empty()),
                context()));
        return issued;
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

    private static RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(15), CLOCK);
    }
}
