package dev.latchkey.signin.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.TableKey;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.signin.flow.Sealed;
import dev.latchkey.signin.flow.SignIns;
import dev.latchkey.signin.provider.ProviderHttp;
import dev.latchkey.signin.recheck.KnownPerson;
import dev.latchkey.signin.recheck.KnownPerson.Failure;
import dev.latchkey.signin.testing.Authentications;
import dev.latchkey.testing.Grants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whom identity providers can be asked about, in DynamoDB, their refresh tokens sealed by KMS. */
@Tag("service")
class DynamoDbKnownPeopleTest {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    private static final Secret REFRESH_TOKEN = Secret.of("the provider's refresh token");

    private final DynamoDbKnownPeople people = harness.knownPeople();
    private final PersonId person = Authentications.of("sub", Optional.empty(), Optional.empty())
            .identity()
            .person();

    @BeforeEach
    void forgetEverybody() {
        harness.clients()
                .dynamoDb()
                .deleteItem(delete -> delete.tableName(harness.table().name())
                        .key(Map.of("pk", AttributeValue.fromS(TableKey.RECHECK.of(person.value())))));
    }

    /** A code is issued to ada, of whom the provider gave that refresh token. */
    private IssuedCode signIn(Optional<Secret> refreshToken) {
        SignIns signIns = new DynamoDbSignIns(harness.table(), harness.codeMacs(), people);
        SignIns.Kept kept = new SignIns.Kept(
                UUID.randomUUID().toString(),
                1,
                Sealed.of(new byte[] {1}),
                harness.context().now().plusSeconds(600));
        signIns.begin(kept, harness.context());
        IssuedCode issued = Grants.issuedCode();
        assertTrue(signIns.complete(
                kept,
                AuthorizationCode.next(Grants.PERSON),
                issued,
                Authentications.of("sub", Optional.empty(), refreshToken),
                harness.context()));
        return issued;
    }

    private KnownPerson signedIn() {
        signIn(Optional.of(REFRESH_TOKEN));
        return find();
    }

    private KnownPerson find() {
        return people.find(person, harness.context()).orElseThrow();
    }

    private Map<String, AttributeValue> item() {
        return harness.table().get(TableKey.RECHECK.of(person.value()), harness.context());
    }

    @Test
    void signIn_keepsWhatTheProviderCanBeAskedBy() {
        IssuedCode issued = signIn(Optional.of(REFRESH_TOKEN));
        KnownPerson known = find();

        assertEquals("staff", known.provider());
        assertEquals("https://staff.example", known.issuer());
        assertEquals("latchkey", known.clientId());
        assertEquals("ada-1", known.id());
        assertEquals("sub", known.subject());
        assertEquals(Set.of(issued.authorization().rule()), known.rules());
        assertEquals(Set.of("engineers"), known.groups());
        assertEquals(Optional.empty(), known.failure());
        assertEquals(person, known.person());
        assertEquals(
                Map.of(issued.session(), Grants.PERSON),
                people.owners(Set.of(issued.session(), SessionId.next()), harness.context()));
    }

    @Test
    void signInWithoutRefreshToken_keepsNothing() {
        signIn(Optional.empty());

        assertEquals(Map.of(), item());
        assertEquals(Optional.empty(), people.find(person, harness.context()));
    }

    @Test
    void refreshToken_isSealedForItsPersonAlone() {
        KnownPerson known = signedIn();
        byte[] sealed = Attributes.of(item()).bytes("sealed");
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains(REFRESH_TOKEN.reveal()));
        assertEquals(Optional.of(REFRESH_TOKEN), people.hold(known, "1", harness.context()));

        PersonId other = PersonId.of("https://staff.example", "ben-2");
        harness.clients()
                .dynamoDb()
                .putItem(put -> put.tableName(harness.table().name())
                        .item(Map.of(
                                "pk",
                                AttributeValue.fromS(TableKey.RECHECK.of(other.value())),
                                "sealed",
                                AttributeValue.fromB(SdkBytes.fromByteArray(sealed)),
                                "provider",
                                AttributeValue.fromS("staff"),
                                "issuer",
                                AttributeValue.fromS("https://staff.example"),
                                "clientId",
                                AttributeValue.fromS("latchkey"),
                                "id",
                                AttributeValue.fromS("ben-2"),
                                "subject",
                                AttributeValue.fromS("ben-2"),
                                "checkedAt",
                                AttributeValue.fromN("0"),
                                "revision",
                                AttributeValue.fromS("1"))));
        KnownPerson ben = people.find(other, harness.context()).orElseThrow();
        DependencyException refused =
                assertThrows(DependencyException.class, () -> people.hold(ben, "1", harness.context()));
        assertEquals(ProviderHttp.SERVICE, refused.service());
    }

    @Test
    void hold_isForOneAtATime() {
        KnownPerson known = signedIn();

        assertTrue(people.hold(known, "1", harness.context()).isPresent());
        assertEquals(Optional.empty(), people.hold(known, "2", harness.context()));
        assertTrue(people.hold(known, "1", harness.context()).isPresent());
        people.checked(known, Set.of("engineers"), known.rules(), harness.context());
        assertTrue(people.hold(known, "2", harness.context()).isPresent());
    }

    @Test
    void replaced_isTheRefreshTokenFromThenOn() {
        KnownPerson known = signedIn();
        people.hold(known, "1", harness.context());
        KnownPerson next =
                people.replaced(known, Secret.of("another"), harness.context()).orElseThrow();
        people.checked(next, Set.of("others"), Set.of(), harness.context());
        KnownPerson found = find();

        assertEquals(Set.of("others"), found.groups());
        assertEquals(Set.of(), found.rules());
        assertEquals(Optional.of(Secret.of("another")), people.hold(found, "1", harness.context()));
    }

    @Test
    void failed_isKeptUntilTheNextLookUpOrSignIn() {
        KnownPerson known = signedIn();
        Failure failure = new Failure(Instant.ofEpochSecond(1000), Instant.ofEpochSecond(2000));
        people.failed(known, failure, harness.context());
        assertEquals(Optional.of(failure), find().failure());

        people.checked(known, known.groups(), known.rules(), harness.context());
        assertEquals(Optional.empty(), find().failure());
        people.failed(known, failure, harness.context());
        assertEquals(Optional.empty(), signedIn().failure());
    }

    @Test
    void signInMeanwhile_isLeftAlone() {
        KnownPerson before = signedIn();
        people.hold(before, "1", harness.context());
        KnownPerson after = signedIn();

        assertEquals(Optional.empty(), people.hold(before, "1", harness.context()));
        assertEquals(Optional.empty(), people.replaced(before, Secret.of("another"), harness.context()));
        people.checked(before, Set.of("others"), Set.of(), harness.context());
        people.failed(before, new Failure(Instant.EPOCH, Instant.EPOCH), harness.context());
        people.forget(before, harness.context());
        assertEquals(after, find());
        assertEquals(Optional.of(REFRESH_TOKEN), people.hold(after, "1", harness.context()));
    }

    @Test
    void forget_leavesNobodyToAskAbout() {
        KnownPerson known = signedIn();
        people.forget(known, harness.context());

        assertEquals(Optional.empty(), people.find(person, harness.context()));
        assertTrue(people.find(signedIn().person(), harness.context()).isPresent());
    }

    @Test
    void malformedItem_isAFaultOfOurs() {
        signedIn();
        harness.clients()
                .dynamoDb()
                .updateItem(update -> update.tableName(harness.table().name())
                        .key(Map.of("pk", AttributeValue.fromS(TableKey.RECHECK.of(person.value()))))
                        .updateExpression("REMOVE issuer"));

        DependencyException fault =
                assertThrows(DependencyException.class, () -> people.find(person, harness.context()));
        assertEquals("DynamoDB GetItem malformed item: issuer is missing", fault.reason());
    }
}
