package dev.latchkey.signin.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.aws.dynamodb.Attributes;
import dev.latchkey.aws.dynamodb.LoginsItem;
import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.Login;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.RoleArn;
import dev.latchkey.grant.SessionId;
import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.request.DependencyException;
import dev.latchkey.signin.session.LoginHistory.Entry;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Tag("service")
class DynamoDbLoginHistoryTest {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    private final TestClock clock = TestClock.atStart();
    private final PersonId person =
            PersonId.of("https://staff.example", UUID.randomUUID().toString());
    private final Map<String, AttributeValue> logins = new LinkedHashMap<>();
    private final DynamoDbLoginHistory history = new DynamoDbLoginHistory(harness.table());

    private Login login(String rule) {
        Login login = new Login(
                SessionId.next(),
                clock.instant(),
                Optional.of("203.0.113.9"),
                Grants.CLIENT_ID,
                RoleArn.parse(Grants.ROLE_ARN),
                rule,
                clock.instant().plus(Duration.ofHours(8)),
                "ada");
        clock.advance(Duration.ofMinutes(1));
        logins.put(login.session().value(), LoginsItem.of(login));
        harness.table()
                .update(
                        LoginsItem.key(person),
                        clock.context(),
                        update -> update.updateExpression("SET logins = :logins")
                                .expressionAttributeValues(Attributes.empty()
                                        .put(":logins", AttributeValue.fromM(logins))
                                        .asItem()));
        return login;
    }

    private List<Entry> history() {
        return history.of(person, clock.context());
    }

    @Test
    void personWhoNeverLoggedIn_hasNone() {
        assertEquals(List.of(), history());
    }

    @Test
    void history_saysWhatWasEndedAndByWhat() {
        Login byTheMark = login("read");
        Login byTheRulesMark = login("admin");
        harness.revoke(Revocation.ofPerson(
                person, byTheMark.at().plusSeconds(30), Lever.OPERATOR, "arn:aws:iam::111122223333:user/olga"));
        harness.revoke(
                Revocation.ofPerson(person, "admin", byTheRulesMark.at().plusSeconds(30), Lever.RECHECK, "staff"));
        Login itself = login("read");
        harness.revoke(Revocation.ofSession(itself.session(), clock.instant(), Lever.PERSON, "ada", "person"));
        Login running = login("read");

        assertEquals(
                List.of(
                        new Entry(running, false, Optional.empty()),
                        new Entry(itself, true, Optional.of(Lever.PERSON)),
                        new Entry(byTheRulesMark, true, Optional.of(Lever.RECHECK)),
                        new Entry(byTheMark, true, Optional.of(Lever.OPERATOR))),
                history());
    }

    @Test
    void history_takesTwoCalls() {
        for (int i = 0; i < LoginsItem.MOST; i++) {
            login("read");
        }
        harness.faults().forgetCalls();

        assertEquals(LoginsItem.MOST, history().size());
        assertEquals(1, harness.faults().calls("GetItem logins#"));
        assertEquals(1, harness.faults().calls("BatchGetItem person#"));
        assertEquals(2, harness.faults().calls().size());
    }

    /** What could not be read does not count as running. */
    @Test
    void outage_isNoHistory() {
        login("read");
        harness.faults().fail("BatchGetItem person#", Fault.ERROR);

        assertThrows(DependencyException.class, this::history);
    }
}
