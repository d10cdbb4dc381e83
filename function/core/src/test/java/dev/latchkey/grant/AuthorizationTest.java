package dev.latchkey.grant;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {
    private static Authorization authorization(
            String rule, Map<String, String> tags, Optional<String> policy, List<String> policyArns, Duration session) {
        SessionName ada = new SessionName("ada");
        return new Authorization(
                Grants.PERSON,
                rule,
                RoleArn.parse(Grants.ROLE_ARN),
                ada,
                ada,
                tags,
                policy,
                policyArns,
                TestClock.START,
                TestClock.START.plus(session));
    }

    private static Authorization lasting(Duration session) {
        return authorization("a-rule", Map.of(), Optional.empty(), List.of(), session);
    }

    private static Authorization tagged(Map<String, String> tags) {
        return authorization("a-rule", tags, Optional.empty(), List.of(), Duration.ofHours(1));
    }

    private static Authorization narrowedBy(String policy) {
        return authorization("a-rule", Map.of(), Optional.of(policy), List.of(), Duration.ofHours(1));
    }

    private static Authorization narrowedBy(List<String> policyArns) {
        return authorization("a-rule", Map.of(), Optional.empty(), policyArns, Duration.ofHours(1));
    }

    private static void refused(Runnable grant) {
        assertThrows(IllegalArgumentException.class, grant::run);
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
                "arn:aws:sts::111122223333:role/Developer",
                "arn:aws:iam::111122223333:role/*",
                "arn:aws:iam::111122223333:role/Dev?",
                "arn:aws:iam::111122223333:role/latchkey/../Admin",
                "arn:aws:iam::111122223333:role/./Admin",
                "arn:aws:iam::111122223333:role/..",
                "arn:aws:iam::111122223333:role//Admin",
                "arn:aws:iam::111122223333:role/Dev\n",
                "arn:aws:iam::111122223333:role/a\nb/Dev",
                "arn:aws:iam::111122223333:role/Dev eloper",
                "arn:aws:iam::111122223333:role/D\u00e9veloppeur",
                "arn:aws:iam::\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661:role/Dev",
                "arn:aws:iam::111122223333:role/ThisNameOfARoleHasSixtyFiveCharactersWhichIsOneMoreThanIamTakes__"
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

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "rule\n", "r\u00e8gle"})
    void rule_thatIsNoName_isRefused(String rule) {
        refused(() -> authorization(rule, Map.of(), Optional.empty(), List.of(), Duration.ofHours(1)));
        refused(() -> authorization("r".repeat(129), Map.of(), Optional.empty(), List.of(), Duration.ofHours(1)));
    }

    @Test
    void tags_thatStsTakes_areTaken() {
        assertDoesNotThrow(
                () -> tagged(Map.of("k".repeat(128), "v".repeat(256), "\u00c9quipe 1", "", "a:b/c=d+e-f@g_h.i", "x")));
        assertDoesNotThrow(() -> tagged(numbered(47)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aws:team",
                "AWS:team",
                "latchkey:person",
                "Latchkey:Session",
                "latchkey:client",
                "a*b",
                "a\nb"
            })
    void tagKey_thatStsOrLatchkeyRefuses_isRefused(String key) {
        refused(() -> tagged(Map.of(key, "value")));
    }

    @Test
    void tags_tooLongTooManyOrAlikeButForCase_areRefused() {
        refused(() -> tagged(Map.of("k".repeat(129), "value")));
        refused(() -> tagged(Map.of("key", "v".repeat(257))));
        refused(() -> tagged(Map.of("key", "*")));
        refused(() -> tagged(Map.of("team", "one", "Team", "other")));
        refused(() -> tagged(numbered(48)));
    }

    private static Map<String, String> numbered(int tags) {
        return IntStream.range(0, tags).boxed().collect(Collectors.toMap(i -> "tag" + i, i -> "v"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "not json", "{} {}", "{\"a\":1,\"a\":2}", "{\"a\":\"\u0100\"}"})
    void policy_thatStsRefuses_isRefused(String policy) {
        refused(() -> narrowedBy(policy));
        refused(() -> narrowedBy("{\"a\":\"" + "x".repeat(2048) + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReadOnlyAccess",
                "arn:aws:iam::aws:policy/",
                "arn:aws:iam::aws:policy/*",
                "arn:aws:iam::aws:role/ReadOnlyAccess",
                "arn:aws:iam::aws:policy/ReadOnlyAccess\n"
            })
    void policyArn_thatIsNone_isRefused(String arn) {
        refused(() -> narrowedBy(List.of(arn)));
    }

    @Test
    void policyArns_moreThanTen_areRefused() {
        String arn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";

        assertDoesNotThrow(() -> narrowedBy(Collections.nCopies(10, arn)));
        refused(() -> narrowedBy(Collections.nCopies(11, arn)));
    }
}
