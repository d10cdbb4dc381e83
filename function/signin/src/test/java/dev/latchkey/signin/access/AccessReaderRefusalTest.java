package dev.latchkey.signin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.signin.access.InvalidAccessFileException.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no access file, and where the reader says that it is wrong. */
class AccessReaderRefusalTest {
    /** Where the example has a secret, an at sign in the tables. */
    private static final String SECRET = "/identityProviders/partners/clientAuthentication";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /version | 2 | version must be 1
                    /version | "1" | version must be 1
                    /version | 1.0 | version must be 1
                    /organization | "Example" | must hold keys with values
                    /organization/name | "" | is not your organization's name
                    /organization/name | 7 | put quotes around it
                    /organization/contact | "two\\nlines" | is not whom people ask for help
                    /identityProviders | {} | there must be an identity provider
                    /identityProviders | [] | must hold keys with values
                    /identityProviders/Staff | {"issuer": "https://a.example"} | "Staff" is not a name
                    /identityProviders/staff | "https://a.example" | must hold keys with values
                    /identityProviders/staff/label | " " | is not what people see on the button
                    /identityProviders/staff/issuer | "http://login.example.com" | is not the provider's issuer
                    /identityProviders/staff/issuer | "https://a.example/?a=b" | is not the provider's issuer
                    /identityProviders/staff/issuer | "https://me@a.example" | is not the provider's issuer
                    /identityProviders/staff/clientId | "" | is not Latchkey's client id
                    /identityProviders/staff/clientAuthentication | "basic" | is not private_key_jwt
                    /identityProviders/staff/clientAuthentication | true | private_key_jwt
                    @/secret | "hunter2" | is not what infra/latchkey secret prints
                    @/method | "post" | is not client_secret_basic or client_secret_post
                    /identityProviders/staff/person | "sub" | must hold keys with values
                    /identityProviders/staff/person/id | "" | is not a claim's name
                    /identityProviders/staff/person/id | "email" | and not email, which people change
                    /identityProviders/staff/person/name | ["upn"] | a claim's name is wanted
                    /identityProviders/staff/person/display | 1 | put quotes around it
                    /identityProviders/staff/groups | "two words" | is not a claim's name
                    /identityProviders/staff/scopes | "openid" | a list is wanted
                    /identityProviders/staff/scopes/0 | "a b" | is not a scope
                    /identityProviders/staff/algorithms/0 | "HS256" | is not one of RS256
                    /identityProviders/staff/algorithms/0 | "none" | is not one of RS256
                    /identityProviders/staff/acrValues/0 | "" | is not an authentication context class
                    /identityProviders/staff/prompt | "none" | is not one of login
                    /identityProviders/staff/recheck | "30s" | is not a time from 1m to 1h
                    /identityProviders/staff/recheck | "2h" | is not a time from 1m to 1h
                    /identityProviders/staff/grace | "13h" | is not a time from 1m to 12h
                    /identityProviders/partners/grace | "1h" | is of recheck, which is missing
                    /accounts | ["111122223333"] | must hold keys with values
                    /accounts/1234 | {"name": "Short"} | is not an account's id of 12 digits
                    /accounts/111122223333/name | 1 | put quotes around it
                    /accounts/111122223333/colour | "Red" | is not one of grey, red
                    /accounts/444455556666/labels | "staging" | a list is wanted
                    /accounts/111122223333/labels/0 | "a label" | is not a label
                    /rules | {} | each element begins with a dash
                    /rules/0 | "payments-admin" | must hold keys with values
                    /rules/0/name | "two words" | is not a name
                    /rules/1/name | "payments-admin" | two rules are called
                    /rules/0/groups | "staff/engineers" | a list is wanted
                    /rules/0/groups/0 | "engineers" | is not a group with its provider
                    /rules/0/groups/0 | "other/engineers" | is not a group with its provider
                    /rules/0/groups/0 | "staff/" | is not a group with its provider
                    /rules/0/groups/0 | 1 | put quotes around it
                    /rules/1/groups/1 | "staff/engineers" | is here twice
                    /rules/0/people/0 | "ada" | is not a person's id
                    /rules/0/role | "teams/Admin" | is not a role's name
                    /rules/0/role | "Ad min" | is not a role's name
                    /rules/0/role | "arn:aws:iam::1:role/A" | is not a role's name
                    /rules/0/description | "a\\tb" | is not one line
                    /rules/0/accounts/0 | "777788889999" | is not an account of this file
                    /rules/0/accounts/0 | 111122223333 | put quotes around it
                    /rules/0/accounts/0 | "label:nowhere" | is not an account of this file
                    /rules/0/accounts/0 | "*" | is not an account of this file
                    /rules/0/session | "13h" | is not a time from 15m to 12h
                    /rules/0/session | "14m" | is not a time from 15m to 12h
                    /rules/0/session | "2 hours" | is not a time from 15m to 12h
                    /rules/0/session | 7200 | put quotes around it
                    /rules/0/session | null | session is empty
                    /rules/0/reauthenticate | "59s" | is not a time from 1m to 12h
                    /rules/0/amr | "mfa" | a list is wanted
                    /rules/0/amr | null | amr is empty
                    /rules/0/amr/0 | "" | is not an authentication method
                    /rules/0/acr/0 | "a b" | is not an authentication context class
                    /rules/0/reason | "optional" | is not required
                    /rules/0/reason | true | required is wanted
                    /rules/0/tags | ["team"] | must hold keys with values
                    /rules/0/tags/team | 1 | put quotes around it
                    /rules/0/tags | {"aws:team": "a"} | reserved
                    /rules/0/tags | {"Latchkey:Reason": "a"} | Latchkey's own
                    /rules/0/policy | {"Version": "2012-10-17"} | an IAM policy as JSON is wanted
                    /rules/0/policy | "{" | is not an IAM policy
                    /rules/0/policyArns/0 | "ReadOnlyAccess" | is not a managed policy's ARN
                    /rules/0/remote | "yes" | true or false is wanted
                    /tests | {} | each element begins with a dash
                    /tests/0/person | "ada" | must hold keys with values
                    /tests/0/person/provider | "other" | is not one of identityProviders
                    /tests/0/person/id | 42 | put quotes around it
                    /tests/0/person/groups/0 | "" | is not a group's name
                    /tests/0/may/0 | "nobody" | is not the name of a rule
                    /tests/0/mayNot | "payments-admin" | a list is wanted
                    """)
    void wrongValue_isAProblemAtItsPlace(String place, String json, String sentence) {
        String pointer = place.replace("@", SECRET);
        assertHas(pointer, sentence, problems(AccessExample.with(pointer, json)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /version | /version | version must be 1
                    /organization | '' | organization is missing
                    /organization/name | /organization | name is missing
                    /identityProviders | '' | identityProviders is missing
                    /identityProviders/staff/issuer | /identityProviders/staff | issuer is missing
                    /identityProviders/staff/clientId | /identityProviders/staff | clientId is missing
                    /identityProviders/staff/clientAuthentication | /identityProviders/staff | Authentication is missing
                    @/secret | @ | secret is missing
                    /identityProviders/partners/groups | /rules/2/groups | partners tells no groups
                    /accounts/111122223333/name | /accounts/111122223333 | name is missing
                    /rules/0/name | /rules/0 | name is missing
                    /rules/1/groups | /rules/1 | the rule is for nobody
                    /rules/0/role | /rules/0 | role is missing
                    /rules/0/accounts | /rules/0 | the rule is for no account
                    /tests/0/person | /tests/0 | person is missing
                    /tests/0/person/provider | /tests/0/person | provider is missing
                    """)
    void missingValue_isAProblem(String key, @Nullable String place, String sentence) {
        JsonNode tree = AccessExample.without(key.replace("@", SECRET));
        assertHas(Objects.requireNonNullElse(place, "").replace("@", SECRET), sentence, problems(tree));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/organization",
                "/identityProviders/staff",
                "/identityProviders/staff/person",
                "/identityProviders/partners/clientAuthentication",
                "/accounts/111122223333",
                "/rules/0",
                "/tests/0",
                "/tests/0/person"
            })
    void unknownKey_isTheOnlyProblem(String section) {
        List<Problem> problems = problems(AccessExample.with(section + "/sesion", "\"2h\""));
        assertEquals(1, problems.size());
        assertHas(section + "/sesion", "\"sesion\" is not a key that is known here: there are ", problems);
    }

    @Test
    void pointer_isEscaped() {
        assertHas("/a~1b~0c", "not a key", problems(AccessExample.with("/a~1b~0c", "1")));
    }

    @Test
    void emptyLists_giveNothingToNobody() {
        assertHas("/rules/0", "for no account", problems(AccessExample.with("/rules/0/accounts", "[]")));
        assertHas("/rules/1", "for nobody", problems(AccessExample.with("/rules/1/groups", "[]")));
    }

    @Test
    void oneIssuerWithTwoIds_isRefused() {
        assertHas(
                "/identityProviders",
                "one could pass for another",
                problems(AccessExample.with(
                        "/identityProviders/partners/issuer", "\"https://login.example.com/realms/staff\"")));
    }

    @Test
    void elevenPolicies_areTooMany() {
        String arns = String.join(
                ",",
                IntStream.rangeClosed(1, 11)
                        .mapToObj("\"arn:aws:iam::aws:policy/P%d\""::formatted)
                        .toList());
        assertHas(
                "/rules/0/policyArns",
                "at most 10",
                problems(AccessExample.with("/rules/0/policyArns", "[" + arns + "]")));
    }

    @Test
    void everyProblem_isSaidAtOnce() {
        ObjectNode tree = AccessExample.with("/rules/0/session", "\"1s\"");
        tree.remove("organization");
        assertEquals(2, problems(tree).size());
    }

    private static List<Problem> problems(JsonNode tree) {
        return assertThrows(InvalidAccessFileException.class, () -> AccessReader.read(tree))
                .problems();
    }

    private static void assertHas(String place, String sentence, List<Problem> problems) {
        Optional<Problem> found = problems.stream()
                .filter(problem ->
                        problem.path().equals(place) && problem.sentence().contains(sentence))
                .findFirst();
        assertTrue(found.isPresent(), () -> place + " " + sentence + " is not among " + problems);
    }
}
