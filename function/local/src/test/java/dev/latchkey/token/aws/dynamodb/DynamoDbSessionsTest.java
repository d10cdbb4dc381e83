package dev.latchkey.token.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.PersonMarks;
import dev.latchkey.grant.PersonMarks.Mark;
import dev.latchkey.grant.SessionId;
import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.grant.Sessions;
import dev.latchkey.token.grant.SessionsContract;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("service")
class DynamoDbSessionsTest extends SessionsContract {
    private static final Instant NOW = TestClock.START;
    private static final PersonId PERSON =
            PersonId.of("https://issuer.example.com", UUID.randomUUID().toString());

    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @Override
    protected Sessions sessions() {
        return new DynamoDbSessions(harness.table());
    }

    @Override
    protected void signOut(PersonId person, Instant notBefore) {
        harness.revoke(Revocation.ofPerson(person, notBefore, Lever.OPERATOR, "a test"));
    }

    @Test
    void revocationOfAPerson_again_neverMovesBackAndLeavesTheRulesAlone() {
        signOut(PERSON, NOW);
        harness.revoke(Revocation.ofPerson(PERSON, "a-rule", NOW.plusSeconds(9), Lever.RECHECK, "staff"));
        signOut(PERSON, NOW.minusSeconds(60));
        PersonMarks marks = sessions()
                .find(SessionId.next().value(), PERSON, harness.context())
                .person();

        assertEquals(
                new PersonMarks(
                        Optional.of(new Mark(NOW, Optional.of(Lever.OPERATOR), Optional.of("a test"))),
                        Map.of(
                                "a-rule",
                                new Mark(NOW.plusSeconds(9), Optional.of(Lever.RECHECK), Optional.of("staff")))),
                marks);
    }

    @Test
    void revocationOfARuleAlone_endsNothingElse() {
        PersonId person =
                PersonId.of("https://issuer.example.com", UUID.randomUUID().toString());
        harness.revoke(Revocation.ofPerson(person, "a-rule", NOW, Lever.RECHECK, "staff"));
        PersonMarks marks = sessions()
                .find(SessionId.next().value(), person, harness.context())
                .person();

        assertEquals(Optional.empty(), marks.ending(NOW.minusSeconds(1), "another-rule"));
        assertTrue(marks.ending(NOW.minusSeconds(1), "a-rule").isPresent());
        assertEquals(Optional.empty(), marks.ending(NOW, "a-rule"));
    }
}
