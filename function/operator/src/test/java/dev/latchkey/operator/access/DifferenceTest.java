package dev.latchkey.operator.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.operator.testing.Sources;
import dev.latchkey.operator.yaml.YamlDocument;
import dev.latchkey.signin.access.AccessFile;
import dev.latchkey.signin.access.AccessReader;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final AccessFile BEFORE = file(Sources.SMALL);

    private static AccessFile file(String yaml) {
        JsonNode tree = YamlDocument.read(yaml).tree();
        return AccessReader.read(tree);
    }

    private static List<String> changes(String text, String other) {
        return Difference.between(BEFORE, file(Sources.SMALL.replace(text, other)));
    }

    private static void assertChange(String change, String text, String other) {
        assertEquals(List.of(change), changes(text, other));
    }

    @Test
    void sameFile_changesNothing() {
        assertEquals(List.of(), Difference.between(BEFORE, BEFORE));
    }

    @Nested
    class WhoHasWhat {
        @Test
        void groupMore_gains() {
            assertChange(
                    "+ staff/sre: Admin in Production (111122223333), Staging (444455556666): rule admins; session 2h;"
                            + " amr mfa",
                    "[staff/admins]",
                    "[staff/admins, staff/sre]");
        }

        @Test
        void personMore_gains() {
            assertChange(
                    "+ the person staff/42: ReadOnly in Staging (444455556666): rule engineers; session 8h",
                    "groups: [staff/engineers]",
                    "{groups: [staff/engineers], people: [staff/42]}"
                            .replaceAll("[{}]", "")
                            .replace(", people", "\n    people"));
        }

        @Test
        void accountMore_isGained() {
            assertChange(
                    "+ staff/engineers: ReadOnly in Production (111122223333): rule engineers; session 8h",
                    "accounts: [\"444455556666\"]",
                    "accounts: [label:production, \"444455556666\"]");
        }

        @Test
        void accountLess_isLost() {
            assertChange(
                    "- staff/admins: Admin in Production (111122223333): rule admins; session 2h; amr mfa",
                    "accounts: [\"111122223333\", ",
                    "accounts: [");
        }

        @Test
        void anotherRole_isGainedAndTheOldOneLost() {
            assertEquals(
                    List.of(
                            "+ staff/engineers: PowerUser in Staging (444455556666): rule engineers; session 8h",
                            "- staff/engineers: ReadOnly in Staging (444455556666): rule engineers; session 8h"),
                    changes("role: ReadOnly", "role: PowerUser"));
        }

        @Test
        void otherTerms_areSaid() {
            assertChange(
                    "~ staff/admins: Admin in Production (111122223333), Staging (444455556666): session 2h -> 90m;"
                            + " remote none -> true; reauthenticate none -> 10m; amr mfa -> none; acr none -> gold;"
                            + " reason none -> required; tags none -> a=b;"
                            + " policyArns none -> arn:aws:iam::aws:policy/A",
                    "session: 2h\n    amr: [mfa]",
                    """
                    session: 90m
                        remote: true
                        reauthenticate: 10m
                        acr: [gold]
                        reason: required
                        tags: { a: b }
                        policyArns: [arn:aws:iam::aws:policy/A]""");
        }

        @Test
        void ruleThatWasRenamed_isSaid() {
            assertEquals(
                    List.of(
                            "~ staff/admins: Admin in Production (111122223333), Staging (444455556666): rule admins ->"
                                    + " payments",
                            "~ tests: 1, of which there were 1"),
                    Difference.between(
                            BEFORE,
                            file(Sources.SMALL
                                    .replace("name: admins", "name: payments")
                                    .replace("mayNot: [admins]", "mayNot: [payments]"))));
        }

        @Test
        void ruleThatWasSplit_changesWhatItIsCalledAlone() {
            String split = Sources.SMALL
                    .replace("accounts: [\"111122223333\", \"444455556666\"]", "accounts: [\"111122223333\"]")
                    .replace("tests:", """
                              - name: admins-staging
                                groups: [staff/admins]
                                role: Admin
                                accounts: ["444455556666"]
                                session: 2h
                                amr: [mfa]
                            tests:""");
            assertEquals(
                    List.of("~ staff/admins: Admin in Staging (444455556666): rule admins -> admins-staging"),
                    Difference.between(BEFORE, file(split)));
        }

        @Test
        void orderOfRulesForTheSameRole_isSaidForWhoIsInBoth() {
            String one = "  - { name: one, groups: [staff/one], role: R, accounts: [\"444455556666\"], session: 1h }\n";
            String two = "  - { name: two, groups: [staff/two], role: R, accounts: [\"444455556666\"], session: 9h }\n";
            assertEquals(
                    List.of("~ whoever is both staff/two and staff/one: R in Staging (444455556666): on the terms of"
                            + " the first, not of the second"),
                    Difference.between(
                            file(Sources.SMALL.replace("tests:", one + two + "tests:")),
                            file(Sources.SMALL.replace("tests:", two + one + "tests:"))));
        }

        @Test
        void orderOfOtherRules_isNoMatter() {
            String rules =
                    Sources.SMALL.substring(Sources.SMALL.indexOf("  - name: admins"), Sources.SMALL.indexOf("tests:"));
            int second = rules.indexOf("  - name: engineers");
            assertEquals(
                    List.of(),
                    Difference.between(
                            BEFORE,
                            file(Sources.SMALL.replace(rules, rules.substring(second) + rules.substring(0, second)))));
        }
    }

    @Nested
    class Settings {
        private static final String SECRET = "{ secret: AQICAHgxexamplexexamplexexamplexexamplexexamplex }";

        @Test
        void providerMore_isSaid() {
            assertChange("+ identity provider partners: https://partners.example.com", "accounts:\n", """
                      partners:
                        issuer: https://partners.example.com
                        clientId: latchkey
                        clientAuthentication: none
                    accounts:
                    """);
        }

        @Test
        void anotherIssuer_makesOtherPeople() {
            assertEquals(
                    List.of(
                            "~ identity provider staff: issuer https://login.example.com/realms/staff ->"
                                    + " https://login.example.com/realms/all",
                            "~ identity provider staff: everybody there becomes another person, whom no"
                                    + " revocation meets"),
                    changes("realms/staff", "realms/all"));
        }

        @Test
        void secret_isNeverShown() {
            assertChange(
                    "~ identity provider staff: clientAuthentication none -> client_secret_basic",
                    "clientAuthentication: none",
                    "clientAuthentication: " + SECRET);
            AccessFile with =
                    file(Sources.SMALL.replace("clientAuthentication: none", "clientAuthentication: " + SECRET));
            AccessFile other = file(Sources.SMALL.replace(
                    "clientAuthentication: none", "clientAuthentication: " + SECRET.replace("AQIC", "BBBB")));
            assertEquals(List.of("~ identity provider staff: another client secret"), Difference.between(with, other));
        }

        @Test
        void account_isSaid() {
            assertChange(
                    "~ account 444455556666: name Staging -> Test; labels none -> test",
                    "name: Staging",
                    "name: Test, labels: [test]");
            assertChange(
                    "+ account 777788889999 Sandbox", "rules:\n", "  \"777788889999\": { name: Sandbox }\nrules:\n");
        }

        @Test
        void organizationAndDescription_areSaid() {
            assertChange(
                    "~ organization: name Example -> Other; contact none -> help",
                    "name: Example",
                    "name: Other, contact: help");
            assertChange(
                    "~ rule engineers: description none -> Look",
                    "role: ReadOnly",
                    "role: ReadOnly\n    description: Look");
        }
    }
}
