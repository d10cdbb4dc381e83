package dev.latchkey.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.Lever;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevocationTest {
    private static final Instant NOT_BEFORE = TestClock.START;

    private static Instant expiresAt(Revocation revocation) {
        return Attributes.of(revocation.values()).time(":expiresAt");
    }

    /** Another of the person's marks may be a little later, and this one may be written after it. */
    @Test
    void markOfAPerson_isKeptADayLongerThanAnySession() {
        Instant expected = NOT_BEFORE.plus(Authorization.MAX_SESSION).plus(Duration.ofDays(1));

        assertEquals(expected, expiresAt(Revocation.ofPerson(Grants.PERSON, NOT_BEFORE, Lever.OPERATOR, "a test")));
        assertEquals(
                expected,
                expiresAt(Revocation.ofPerson(Grants.PERSON, Grants.RULE, NOT_BEFORE, Lever.RECHECK, "a test")));
    }
}
