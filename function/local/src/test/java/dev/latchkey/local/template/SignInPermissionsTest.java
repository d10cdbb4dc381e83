package dev.latchkey.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.SessionId;
import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.aws.dynamodb.DynamoDbKnownPeople;
import dev.latchkey.signin.aws.dynamodb.DynamoDbLoginHistory;
import dev.latchkey.signin.aws.dynamodb.DynamoDbLogouts;
import dev.latchkey.signin.aws.dynamodb.DynamoDbRevocations;
import dev.latchkey.signin.aws.dynamodb.DynamoDbSignIns;
import dev.latchkey.signin.flow.Sealed;
import dev.latchkey.signin.flow.SignIns;
import dev.latchkey.signin.recheck.KnownPerson;
import dev.latchkey.signin.recheck.KnownPerson.Failure;
import dev.latchkey.signin.testing.Authentications;
import dev.latchkey.testing.Grants;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What template.yaml allows the sign-in function, compared with what it calls: nothing is missing, or too much. */
@Tag("service")
class SignInPermissionsTest {
    @RegisterExtension
    static final AdapterHarness HARNESS = new AdapterHarness();

    private static final Set<String> CALLS = new TreeSet<>();

    private static final String ISSUER = "https://staff.example";

    private static final Set<String> KEY_OPERATIONS =
            Set.of("Decrypt", "Encrypt", "GenerateMac", "GetPublicKey", "Sign");

    /** A whole sign-in, which reads the access file as well, and every call of each other adapter. */
    @BeforeAll
    static void callEverything() throws Exception {
        try (TestService service = new TestService()) {
            service.faults().forgetCalls();
            assertEquals(
                    303,
                    service.get("/v1/authorize?" + TestService.form(TestService.authorization()))
                            .statusCode());
            assertEquals(200, service.get("/v1/keys").statusCode());
            CALLS.addAll(service.faults().permissions());
        }
        HARNESS.faults().forgetCalls();
        RequestContext context = HARNESS.context();
        SessionId session = signIns(context);
        ends(session, context);
        new DynamoDbLoginHistory(HARNESS.table()).of(Grants.PERSON, context);
        lookUps(session, context);
        CALLS.addAll(HARNESS.faults().permissions());
        // Lambda reads the stream in the function's name, as the template's own statement for that allows.
        CALLS.removeAll(Set.of("DescribeTable", "DescribeStream", "GetShardIterator", "GetRecords"));
    }

    /** One that ends with a code, at the second provider's session, one that is moved, and one that is cancelled. */
    private static SessionId signIns(RequestContext context) {
        DynamoDbSignIns signIns = new DynamoDbSignIns(HARNESS.table(), HARNESS.codeMacs(), HARNESS.knownPeople());
        SignIns.Kept first = kept(1);
        signIns.begin(first, context);
        signIns.find(first.id(), context);
        SignIns.Kept answered = new SignIns.Kept(first.id(), 2, first.sealed(), first.expiresAt());
        assertTrue(signIns.replace(answered, context));
        SignIns.Kept moved = kept(1);
        assertTrue(signIns.move(answered, moved, context));
        IssuedCode issued = Grants.issuedCode();
        assertTrue(signIns.complete(
                moved,
                AuthorizationCode.next(Grants.PERSON),
                issued,
                Authentications.of(ISSUER, "sub", Optional.of("sid"), Optional.of(Secret.of("refresh-token"))),
                context));
        SignIns.Kept second = kept(1);
        signIns.begin(second, context);
        assertTrue(signIns.cancel(second, context));
        return issued.session();
    }

    private static SignIns.Kept kept(int revision) {
        return new SignIns.Kept(
                UUID.randomUUID().toString(),
                revision,
                Sealed.of(new byte[] {1}),
                HARNESS.context().now().plusSeconds(600));
    }

    private static void ends(SessionId session, RequestContext context) {
        DynamoDbRevocations revocations = new DynamoDbRevocations(HARNESS.table());
        revocations.endSession(session, Lever.PERSON, "ada", context);
        revocations.endRule(Grants.PERSON, Grants.RULE, Instant.EPOCH, Lever.RECHECK, "staff", context);
        revocations.endPerson(Grants.PERSON, Instant.EPOCH, Lever.PERSON, "ada", context);
        DynamoDbLogouts logouts = new DynamoDbLogouts(HARNESS.table());
        logouts.end(ISSUER, "sid", context.now(), context);
        logouts.person(ISSUER, "sub", context);
        logouts.isDone(ISSUER, "jti", context);
        logouts.done(ISSUER, "jti", context);
        logouts.endPerson(
                Grants.PERSON, context.now(), "staff", ISSUER, UUID.randomUUID().toString(), context);
    }

    private static void lookUps(SessionId session, RequestContext context) {
        DynamoDbKnownPeople people = HARNESS.knownPeople();
        people.owners(Set.of(session), context);
        KnownPerson known = people.find(
                        Authentications.of("sub", Optional.empty(), Optional.empty())
                                .identity()
                                .person(),
                        context)
                .orElseThrow();
        assertTrue(people.hold(known, "1", context).isPresent());
        KnownPerson next = people.replaced(known, Secret.of("another"), context).orElseThrow();
        people.checked(next, Set.of(), Set.of(Grants.RULE), context);
        people.failed(next, new Failure(context.now(), context.now()), context);
        people.forget(next, context);
    }

    @AfterAll
    static void forget() {
        CALLS.clear();
    }

    @Test
    void everyCallToTheTable_isAllowed() {
        assertTrue(CALLS.size() > 20, CALLS.toString());
        assertEquals(Set.of(), Permissions.missing("SignInRole", CALLS));
    }

    @Test
    void everyActionAndKindOfItemThatIsAllowed_isUsed() {
        assertEquals(Set.of(), Permissions.unused("SignInRole", CALLS));
    }

    /** A transaction's parts may be judged together: one statement has to allow all of an action. */
    @Test
    void updates_areAllowedByOneStatement() {
        assertEquals(
                1,
                Permissions.statements("SignInRole").stream()
                        .filter(statement ->
                                Permissions.actions(statement, "dynamodb").contains("UpdateItem"))
                        .count());
    }

    @Test
    void eachKey_isUsedForWhatItsPolicyAllowsTheFunction() {
        assertEquals(Set.of("GenerateMac"), Permissions.ofKey("CodeKey1", "SignInRole"));
        assertEquals(Set.of("GetPublicKey", "Sign"), Permissions.ofKey("ClientKey1", "SignInRole"));
        assertEquals(Set.of("Decrypt", "Encrypt"), Permissions.ofKey("SecretsKey1", "SignInRole"));
        assertEquals(Set.of("GetPublicKey"), Permissions.ofKey("SigningKey1", "SignInRole"));
        assertEquals(Set.of(), Permissions.ofKey("SealingKey1", "SignInRole"));
    }

    @Test
    void otherCalls_areOfKeysAlone() {
        Set<String> others = new TreeSet<>(CALLS);
        others.removeIf(call -> call.contains("#"));

        assertEquals(KEY_OPERATIONS, others);
    }
}
