package dev.latchkey.signin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.signin.access.Grants.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final AccessFile FILE = AccessExample.file();

    private static List<String> keys(AccessFile file, Identity identity) {
        return Grants.of(file, identity, "aws").all().stream().map(Grant::key).toList();
    }

    @Test
    void group_givesItsRolesInTheOrderOfTheAccounts() {
        assertEquals(
                List.of("engineers-read/111122223333", "engineers-read/444455556666"),
                keys(FILE, People.in("engineers")));
    }

    @Test
    void person_isGivenWhatTheRuleGivesThem() {
        assertEquals(List.of("payments-admin/111122223333"), keys(FILE, People.of("staff", "8d5b-ada", Set.of())));
    }

    @Test
    void groupOfAnotherProvider_givesNothing() {
        assertEquals(List.of(), keys(FILE, People.of("partners", "8d5b-ada", Set.of("engineers", "payments-admins"))));
    }

    @Test
    void groupInAnotherCase_givesNothing() {
        assertEquals(List.of(), keys(FILE, People.in("Engineers", "ENGINEERS", " engineers", "engineers/")));
    }

    @Test
    void nobody_isGivenNothing() {
        assertEquals(List.of(), keys(FILE, People.in()));
        assertEquals(List.of(), keys(FILE, People.of("unknown", "1", Set.of("engineers"))));
    }

    @Test
    void role_isOfTheAccountAndThePartition() {
        Grant grant = Grants.of(FILE, People.in("engineers"), "aws-cn").all().getFirst();
        assertEquals(
                "arn:aws-cn:iam::111122223333:role/teams/ReadOnly", grant.role().toString());
        assertEquals("Payments production", grant.account().name());
    }

    @Test
    void roleInAnAccount_isGivenByTheFirstRuleThatMatches() {
        AccessFile file = AccessReader.read(AccessExample.with("/rules/2", """
                {"name": "wider", "groups": ["staff/payments-admins", "staff/on-call"], "role": "/latchkey/Admin",
                 "accounts": ["111122223333", "444455556666"], "session": "12h"}"""));
        // payments-admin comes first: who is in both has its two hours, and what wider gives beyond.
        assertEquals(
                List.of("payments-admin/111122223333", "wider/444455556666"),
                keys(file, People.in("on-call", "payments-admins")));
        assertEquals(List.of("wider/111122223333", "wider/444455556666"), keys(file, People.in("on-call")));
    }

    @Test
    void grant_isFoundByItsKeyAmongTheGrantedAlone() {
        Grants grants = Grants.of(FILE, People.in("engineers"), "aws");
        assertEquals(Optional.of(grants.all().get(1)), grants.find("engineers-read/444455556666"));
        assertEquals(Optional.empty(), grants.find("payments-admin/111122223333"));
        assertEquals(Optional.empty(), grants.find("engineers-read/777788889999"));
        assertEquals(Optional.empty(), grants.find(""));
    }

    @Nested
    class UnknownGroups {
        @Test
        void whereARuleAsksForThem_refuse() {
            assertThrows(GroupsUnknownException.class, () -> Grants.of(FILE, People.withoutGroups("staff"), "aws"));
        }

        @Test
        void whereNoRuleAsksForThem_areNoMatter() {
            assertEquals(List.of(), keys(FILE, People.withoutGroups("unknown")));
        }
    }

    @Nested
    class Authentication {
        private static final Duration REAUTHENTICATE = Duration.ofMinutes(10);
        private static final Duration LEEWAY = Duration.ofSeconds(60);
        private static final Identity AS_THE_RULE_WANTS = People.authenticated(Optional.of("gold"), "pwd", "mfa");
        private final Grant grant =
                Grants.of(FILE, AS_THE_RULE_WANTS, "aws").all().getFirst();

        @Test
        void asTheRuleWants_suffices() {
            assertTrue(grant.isAuthenticated(AS_THE_RULE_WANTS, People.AUTHENTICATED));
        }

        @Test
        void longAgo_doesNot() {
            assertTrue(grant.isAuthenticated(
                    AS_THE_RULE_WANTS, People.AUTHENTICATED.plus(REAUTHENTICATE).plus(LEEWAY)));
            assertFalse(grant.isAuthenticated(
                    AS_THE_RULE_WANTS,
                    People.AUTHENTICATED.plus(REAUTHENTICATE).plus(LEEWAY).plusMillis(1)));
        }

        @Test
        void withoutAMethod_doesNot() {
            Identity identity = People.authenticated(Optional.of("gold"), "pwd");
            assertFalse(grant.isAuthenticated(identity, People.AUTHENTICATED));
            assertTrue(grant.isRecent(identity, People.AUTHENTICATED));
        }

        @Test
        void inAnotherClass_doesNot() {
            assertFalse(
                    grant.isAuthenticated(People.authenticated(Optional.of("silver"), "mfa"), People.AUTHENTICATED));
            assertFalse(grant.isAuthenticated(People.authenticated(Optional.empty(), "mfa"), People.AUTHENTICATED));
        }

        @Test
        void whereTheRuleWantsNothing_isNoMatter() {
            Grant anyhow = Grants.of(FILE, People.in("engineers"), "aws").all().getFirst();
            assertTrue(anyhow.isAuthenticated(People.in("engineers"), People.AUTHENTICATED.plus(Duration.ofDays(1))));
        }
    }
}
