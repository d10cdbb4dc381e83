package dev.latchkey.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {
    private static Authorization lasting(Duration session) {
        return new Authorization(
                Grants.ROLE_ARN,
                "ada",
                "ada",
                Map.of(),
                Optional.empty(),
                List.of(),
                TestClock.START,
                TestClock.START.plus(session));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:role/Developer, arn:aws:sts::111122223333:assumed-role/Developer/ada@example.com",
        "arn:aws:iam::111122223333:role/a/b/Dev, arn:aws:sts::111122223333:assumed-role/Dev/ada@example.com",
        "arn:aws-us-gov:iam::111122223333:role/Dev, arn:aws-us-gov:sts::111122223333:assumed-role/Dev/ada@example.com"
    })
    void subject_isTheAssumedRolesArn(String roleArn, String subject) {
        assertEquals(subject, Grants.authorizationOf(roleArn).subject());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Developer",
                "arn:aws:iam::1111:role/Developer",
                "arn:aws:iam::111122223333:user/ada",
                "arn:aws:iam::111122223333:role/",
                "arn:aws:sts::111122223333:role/Developer"
            })
    void roleArn_thatIsNone_isRefused(String roleArn) {
        assertThrows(IllegalArgumentException.class, () -> Grants.authorizationOf(roleArn));
    }

    @Test
    void session_of12Hours_isTheLongest() {
        assertEquals(
                Duration.ofHours(12),
                Duration.between(TestClock.START, lasting(Duration.ofHours(12)).sessionEndsAt()));
        assertThrows(
                IllegalArgumentException.class,
                () -> lasting(Duration.ofHours(12).plusSeconds(1)));
    }

    @Test
    void session_thatEndsAsItBegins_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> lasting(Duration.ZERO));
    }

    @Test
    void sessionName_thatStsRefuses_isRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Authorization(
                        Grants.ROLE_ARN,
                        "ada lovelace",
                        "ada",
                        Map.of(),
                        Optional.empty(),
                        List.of(),
                        TestClock.START,
                        TestClock.START.plusSeconds(1)));
    }
}
