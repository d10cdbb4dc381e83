package dev.latchkey.token.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.CodeItem;
import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.CodeIssuer;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.local.events.DynamoDbCodeIssuer;
import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.grant.AuthorizationCodes;
import dev.latchkey.token.grant.AuthorizationCodesContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("service")
class DynamoDbAuthorizationCodesTest extends AuthorizationCodesContract {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @Override
    protected AuthorizationCodes codes() {
        return new DynamoDbAuthorizationCodes(harness.table());
    }

    @Override
    protected CodeIssuer issuer() {
        return new DynamoDbCodeIssuer(harness.table(), harness.codeMacs());
    }

    private Map<String, AttributeValue> item(Secret code) {
        return new HashMap<>(CodeItem.of(code, Grants.issuedCode(), harness.codeMacs(), context()));
    }

    @Override
    protected void signOut(PersonId person, Instant notBefore) {
        harness.revoke(Revocation.ofPerson(person, notBefore, Lever.OPERATOR, "a test"));
    }

    @Override
    protected void endSession(SessionId session, Lever lever) {
        harness.revoke(Revocation.ofSession(session, TestClock.START, lever, "a test", "a reason"));
    }

    private void put(Map<String, AttributeValue> item) {
        harness.clients()
                .dynamoDb()
                .putItem(put -> put.tableName(harness.provisioned().tableName()).item(item));
    }

    @Test
    void issue_item_holdsTheHashAndNotTheCode() {
        Secret code = AuthorizationCode.next(Grants.PERSON);
        issuer().issue(code, Grants.issuedCode(), context());

        Map<String, AttributeValue> item = harness.clients()
                .dynamoDb()
                .getItem(get -> get.tableName(harness.provisioned().tableName())
                        .key(Map.of("pk", AttributeValue.fromS("code#" + code.sha256()))))
                .item();
        assertFalse(item.isEmpty());
        assertFalse(item.toString().contains(code.reveal()));
        assertEquals(
                AttributeValue.fromN(
                        Long.toString(Grants.issuedCode().expiresAt().getEpochSecond())),
                item.get("expiresAt"));
    }

    @Test
    void findRedeemed_itemOfAnOlderVersion_wasAuthenticatedWhenItWasRedeemed() {
        Secret code = AuthorizationCode.next(Grants.PERSON);
        put(Attributes.empty()
                .put("pk", RedeemedItem.key(code))
                .put("sessionId", "a-session")
                .put("person", Grants.PERSON.value())
                .put("subject", Grants.SUBJECT)
                .put("codeChallenge", "a-challenge")
                .put("fingerprint", "a-fingerprint")
                .put("answer", new byte[] {1})
                .put("redeemedAt", TestClock.START)
                .put("sessionEndsAt", TestClock.START.plusSeconds(3600))
                .asItem());

        assertEquals(
                TestClock.START,
                codes().find(code, Grants.PERSON, context())
                        .redeemed()
                        .orElseThrow()
                        .authTime());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"clientId", "redirectUri", "roleArn", "sessionName", "authTime", "sessionEndsAt", "expiresAt"})
    void find_itemOfAnIssuerThatForgotAnAttribute_isAFaultThatNamesIt(String attribute) {
        Secret code = AuthorizationCode.next(Grants.PERSON);
        Map<String, AttributeValue> item = item(code);
        item.remove(attribute);
        put(item);

        DependencyException fault =
                assertThrows(DependencyException.class, () -> codes().find(code, Grants.PERSON, context()));
        assertTrue(fault.reason().contains(attribute), fault.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"policyArns", "tags", "claims", "clientId", "expiresAt"})
    void find_itemWithAnAttributeOfAnotherType_isAFaultThatNamesIt(String attribute) {
        Secret code = AuthorizationCode.next(Grants.PERSON);
        Map<String, AttributeValue> item = item(code);
        // What Python's boto3 turns a set into.
        item.put(attribute, AttributeValue.fromSs(List.of("arn:aws:iam::aws:policy/ReadOnlyAccess")));
        put(item);

        DependencyException fault =
                assertThrows(DependencyException.class, () -> codes().find(code, Grants.PERSON, context()));
        assertTrue(fault.reason().contains(attribute), fault.reason());
    }

    /** What is misspelt might have been meant to narrow the grant. */
    @ParameterizedTest
    @ValueSource(strings = {"Policy", "policyARNs", "dpop_jkt"})
    void find_itemWithAnUnknownAttribute_isAFaultThatNamesIt(String attribute) {
        Secret code = AuthorizationCode.next(Grants.PERSON);
        Map<String, AttributeValue> item = item(code);
        item.put(attribute, AttributeValue.fromS("{}"));
        put(item);

        DependencyException fault =
                assertThrows(DependencyException.class, () -> codes().find(code, Grants.PERSON, context()));
        assertTrue(fault.reason().contains(attribute), fault.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void find_itemOfAnotherVersion_isAFaultThatSaysSo(String version) {
        Secret code = AuthorizationCode.next(Grants.PERSON);
        Map<String, AttributeValue> item = item(code);
        item.put("v", AttributeValue.fromN(version));
        put(item);

        DependencyException fault =
                assertThrows(DependencyException.class, () -> codes().find(code, Grants.PERSON, context()));
        assertTrue(fault.reason().contains("v is not 2"), fault.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUSE", "ERROR", "THROTTLE", "DENY"})
    void find_whileTheServiceFails_isAFaultWithoutItsMessage(Fault fault) {
        harness.faults().fail("TransactGetItems", fault);

        DependencyException thrown =
                assertThrows(DependencyException.class, () -> codes().find(Secret.of("any"), Grants.PERSON, context()));
        assertTrue(thrown.reason().startsWith("DynamoDB TransactGetItems "), thrown.reason());
        assertFalse(thrown.reason().contains("secret-detail"), thrown.reason());
    }

    @Test
    void find_whileNoAnswerComes_endsInTime() {
        harness.faults().fail("TransactGetItems", Fault.TIME_OUT);
        RequestContext soon = RequestContext.within(Duration.ofMillis(300), Clock.systemUTC());

        assertThrows(DependencyException.class, () -> codes().find(Secret.of("any"), Grants.PERSON, soon));
    }

    @Test
    void find_withNoTimeLeft_doesNotCall() {
        int before = harness.faults().calls("TransactGetItems");
        TestClock clock = TestClock.atStart();
        RequestContext over = clock.context();
        clock.advance(Duration.ofSeconds(15));

        assertThrows(DependencyException.class, () -> codes().find(Secret.of("any"), Grants.PERSON, over));
        assertEquals(before, harness.faults().calls("TransactGetItems"));
    }
}
