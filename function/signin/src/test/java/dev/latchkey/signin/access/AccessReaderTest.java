package dev.latchkey.signin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.signin.access.AccessFile.AccessTest;
import dev.latchkey.signin.access.AccessFile.Account;
import dev.latchkey.signin.access.AccessFile.Colour;
import dev.latchkey.signin.access.AccessFile.Organization;
import dev.latchkey.signin.access.IdentityProvider.Claims;
import dev.latchkey.signin.access.IdentityProvider.ClientSecret;
import dev.latchkey.signin.access.IdentityProvider.NoAuthentication;
import dev.latchkey.signin.access.IdentityProvider.PrivateKeyJwt;
import dev.latchkey.signin.access.IdentityProvider.Recheck;
import dev.latchkey.signin.access.Rule.GroupName;
import dev.latchkey.signin.access.Rule.PersonName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessReaderTest {
    private static final AccessFile FILE = AccessExample.file();

    @Test
    void organization_isRead() {
        assertEquals(new Organization("Example", Optional.of("#cloud-help")), FILE.organization());
    }

    @Test
    void identityProvider_isReadWithEveryKey() {
        assertEquals(
                new IdentityProvider(
                        "staff",
                        "Staff",
                        URI.create("https://login.example.com/realms/staff"),
                        "latchkey",
                        new PrivateKeyJwt(),
                        new Claims("oid", "upn", "name", Optional.of("groups")),
                        List.of("openid", "profile"),
                        Set.of("ES256", "PS256"),
                        List.of("gold"),
                        Optional.of("select_account"),
                        Optional.of(new Recheck(Duration.ofMinutes(10), Duration.ofHours(2)))),
                FILE.identityProvider("staff").orElseThrow());
    }

    @Test
    void identityProvider_hasDefaultsForWhatItDoesNotSay() {
        assertEquals(
                new IdentityProvider(
                        "partners",
                        "partners",
                        URI.create("https://partners.example.com"),
                        "latchkey-partners",
                        new ClientSecret("AQICAHgxexamplexexamplexexamplexexamplexexamplex==", true),
                        new Claims("sub", "preferred_username", "preferred_username", Optional.of("roles")),
                        List.of("openid", "profile", "email"),
                        Set.of("RS256"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()),
                FILE.identityProvider("partners").orElseThrow());
    }

    @Test
    void recheck_asksForATokenThatLastsAndEndsNothingForAnHourUnlessTheFileSaysSo() {
        IdentityProvider provider = AccessReader.read(
                        AccessExample.with("/identityProviders/partners/recheck", "\"5m\""))
                .identityProvider("partners")
                .orElseThrow();

        assertEquals(List.of("openid", "profile", "email", "offline_access"), provider.scopes());
        assertEquals(Optional.of(new Recheck(Duration.ofMinutes(5), Duration.ofHours(1))), provider.recheck());
    }

    @Test
    void clientSecret_goesIntoTheHeaderUnlessTheFileSaysTheBody() {
        AccessFile file =
                AccessReader.read(AccessExample.without("/identityProviders/partners/clientAuthentication/method"));
        ClientSecret secret =
                (ClientSecret) file.identityProvider("partners").orElseThrow().clientAuthentication();
        assertFalse(secret.inBody());
    }

    @Test
    void clientAuthentication_canBeNone() {
        AccessFile file =
                AccessReader.read(AccessExample.with("/identityProviders/partners/clientAuthentication", "\"none\""));
        assertEquals(
                new NoAuthentication(),
                file.identityProvider("partners").orElseThrow().clientAuthentication());
    }

    @Test
    void accounts_areReadInTheirOrder() {
        assertEquals(
                List.of(
                        new Account("111122223333", "Payments production", Colour.RED, List.of("production")),
                        new Account("444455556666", "Payments staging", Colour.GREY, List.of())),
                List.copyOf(FILE.accounts().values()));
    }

    @Test
    void rule_isReadWithEveryKey() {
        assertEquals(
                new Rule(
                        "payments-admin",
                        List.of(new GroupName("staff", "payments-admins")),
                        List.of(new PersonName("staff", "8d5b-ada")),
                        "/latchkey/Admin",
                        Optional.of("Everything in this account"),
                        List.of("111122223333"),
                        Duration.ofHours(2),
                        Optional.of(Duration.ofMinutes(10)),
                        List.of("mfa"),
                        List.of("gold"),
                        true,
                        Map.of("team", "payments"),
                        Optional.of("{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
                        List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"),
                        false),
                FILE.rule("payments-admin").orElseThrow());
    }

    @Test
    void rule_hasDefaultsForWhatItDoesNotSay() {
        assertEquals(
                new Rule(
                        "partners-read",
                        List.of(new GroupName("partners", "readers")),
                        List.of(),
                        "/latchkey/ReadOnly",
                        Optional.empty(),
                        List.of("444455556666"),
                        Duration.ofHours(8),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        false,
                        Map.of(),
                        Optional.empty(),
                        List.of(),
                        false),
                FILE.rule("partners-read").orElseThrow());
    }

    @Test
    void rule_namesAccountsByIdAndLabelInTheOrderOfTheAccounts() {
        Rule rule = FILE.rule("engineers-read").orElseThrow();
        assertEquals(List.of("111122223333", "444455556666"), rule.accounts());
        assertEquals("/teams/ReadOnly", rule.role());
        assertEquals("ReadOnly", rule.roleName());
    }

    @Test
    void group_isAllThatFollowsTheProvidersSlash() {
        assertEquals(
                List.of(new GroupName("staff", "engineers"), new GroupName("partners", "/teams/engineers")),
                FILE.rule("engineers-read").orElseThrow().groups());
    }

    @ParameterizedTest
    @CsvSource({"15m, 900", "900s, 900", "12h, 43200", "720m, 43200"})
    void session_isATimeOfHoursMinutesOrSeconds(String text, long seconds) {
        AccessFile file = AccessReader.read(AccessExample.with("/rules/0/session", "\"" + text + "\""));
        assertEquals(Duration.ofSeconds(seconds), file.rules().getFirst().session());
    }

    @Test
    void test_isRead() {
        assertEquals(
                List.of(new AccessTest(
                        "staff",
                        Optional.of("42"),
                        List.of("engineers"),
                        List.of("engineers-read"),
                        List.of("payments-admin"))),
                FILE.tests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tests",
                "/organization/contact",
                "/identityProviders/staff/label",
                "/identityProviders/staff/person",
                "/identityProviders/staff/scopes",
                "/identityProviders/staff/algorithms",
                "/identityProviders/staff/acrValues",
                "/identityProviders/staff/prompt",
                "/accounts/111122223333/colour",
                "/rules/0/people",
                "/rules/0/description",
                "/rules/0/amr",
                "/rules/0/acr",
                "/rules/0/reason",
                "/rules/0/policy",
                "/tests/0/person/id",
                "/tests/0/person/groups",
                "/tests/0/may",
                "/tests/0/mayNot"
            })
    void optionalKey_mayBeMissing(String pointer) {
        ObjectNode without = AccessExample.without(pointer);
        assertEquals(FILE.rules().size(), AccessReader.read(without).rules().size());
    }
}
