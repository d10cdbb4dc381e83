package dev.latchkey.operator.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.operator.testing.Sources;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.Grants;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.access.IdentityReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final AccessFile FILE = AccessSource.read(Sources.EXAMPLE).file();

    private static Identity person(Map<String, ?> more) {
        Map<String, Object> claims =
                new HashMap<>(Map.of("sub", "8d5b", "preferred_username", "Ada@example.com", "name", "Ada Lovelace"));
        claims.putAll(more);
        return IdentityReader.read(FILE.identityProvider("staff").orElseThrow(), claims);
    }

    @Test
    void everyRule_isSaidToBeForThePersonOrNot() {
        assertEquals(
                """
                Ada Lovelace (staff, sub 8d5b)
                in AWS: ada@example.com
                groups: payments-admins

                yes  payments-admin: it is for staff/payments-admins
                       Admin in Payments production (111122223333), 2h
                       wants a sign-in at the provider at most 10m ago; amr mfa (the claims have pwd); a reason
                yes  payments-admin-staging: it is for staff/payments-admins
                       Admin in Payments staging (444455556666), 8h
                yes  engineers-read: it is for staff/payments-admins
                       ReadOnly in Payments production (111122223333), 12h
                       ReadOnly in Payments staging (444455556666), 12h
                no   engineers-sandbox: it is for staff/engineers, the person staff/8d5b7c1e-2f0a-4f6e-9b1d-3c5a7e9f1b2d
                """,
                String.join(
                                "\n",
                                Explanation.of(
                                        FILE,
                                        person(Map.of("groups", List.of("payments-admins"), "amr", List.of("pwd")))))
                        + "\n");
    }

    @Test
    void nobodysGroups_giveNothing() {
        assertEquals(
                "No role is given to them.",
                Explanation.of(FILE, person(Map.of("groups", List.of()))).getLast());
    }

    @Test
    void unknownGroups_refuseTheSignIn() {
        List<String> lines = Explanation.of(FILE, person(Map.of()));
        assertTrue(lines.contains("groups: not known"));
        assertTrue(lines.contains(
                "The sign-in is refused: rules ask for groups of staff, and the claims do not tell them."));
    }

    @Test
    void roleThatAnEarlierRuleGives_isSaidToBeThatOnes() {
        AccessFile file = new AccessFile(
                FILE.organization(),
                FILE.identityProviders(),
                FILE.accounts(),
                List.of(FILE.rules().get(1), FILE.rules().get(1), FILE.rules().get(0)),
                List.of());
        assertTrue(Explanation.of(file, person(Map.of("groups", List.of("payments-admins"))))
                .contains("       Admin in Payments production (111122223333), 2h"));
    }

    /** What is explained is what the function grants: line by line, whatever the groups. */
    @Test
    void explanation_agreesWithTheGrants() {
        List<String> groups = List.of("payments-admins", "engineers", "others", "Engineers");
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            List<String> some = new ArrayList<>(groups);
            some.removeIf(group -> random.nextBoolean());
            Identity person = person(Map.of("groups", some));
            List<String> explained = Explanation.of(FILE, person);
            List<String> granted = Grants.of(FILE, person, "aws").all().stream()
                    .map(grant -> "       %s in %s (%s), %s"
                            .formatted(
                                    Phrases.role(grant.rule()),
                                    grant.account().name(),
                                    grant.account().id(),
                                    Phrases.time(grant.rule().session())))
                    .sorted()
                    .toList();
            assertEquals(
                    granted,
                    explained.stream()
                            .filter(line -> line.startsWith("       ") && line.contains(" in ") && line.contains("), "))
                            .sorted()
                            .toList(),
                    "with seed " + seed);
        }
    }
}
