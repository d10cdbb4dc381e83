package dev.latchkey.signin.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.PersonId;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's groups: from the ID token, else from userinfo, and never taken for none when they are not told. */
class GroupsTest {
    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private void assertOffered() {
        HttpResponse page = service.signIn(browser);
        assertEquals(200, page.status(), () -> service.event().toString());
        assertTrue(TestSignIn.html(page).contains("engineers-build/444455556666"));
    }

    private void assertUnknown() {
        HttpResponse page = service.signIn(browser);
        assertEquals(403, page.status());
        assertEquals("GROUPS_UNKNOWN", service.event().get("outcome"));
        assertTrue(TestSignIn.html(page).contains("Your groups are not known"), () -> TestSignIn.html(page));
    }

    private void assertRefused(String reason) {
        assertEquals(403, service.signIn(browser).status());
        assertEquals("PROVIDER_ANSWER", service.event().get("outcome"));
        assertEquals(reason, service.event().get("reason"));
    }

    @Test
    void idToken_thatTellsGroupsAndNameSufficesAlone() {
        service.staff.userInfo.putAll(Map.of("sub", "ada-1", "groups", List.of("admins")));
        assertOffered();

        assertEquals(0, service.staff.requests(TestProvider.USER_INFO).size());
    }

    @Test
    void groups_mayBeOneText() {
        service.staff.person.put("groups", "engineers");

        assertOffered();
    }

    @Test
    void userinfo_tellsGroupsThatTheIdTokenLacks() {
        service.staff.person.remove("groups");
        service.staff.userInfo.putAll(Map.of("sub", "ada-1", "groups", List.of("engineers")));
        assertOffered();

        String authorization = service.staff
                .requests(TestProvider.USER_INFO)
                .getFirst()
                .getHeaderMap()
                .getOrDefault("Authorization", List.of())
                .getFirst();
        assertTrue(authorization.startsWith("Bearer access-token-"), authorization);
    }

    @Test
    void userinfo_tellsTheNameThatTheIdTokenLacks() {
        service.staff.person.remove("preferred_username");
        service.staff.userInfo.putAll(Map.of("sub", "ada-1", "preferred_username", "ada"));
        assertOffered();

        assertEquals("ada", service.event().get("name"));
    }

    @Test
    void userinfo_doesNotChangeWhatTheIdTokenSays() {
        service.access.put("/identityProviders/staff/person", "{\"id\": \"oid\", \"display\": \"name\"}");
        service.staff.person.put("oid", "8d5b");
        service.staff.person.remove("groups");
        service.staff.userInfo.putAll(Map.of(
                "sub", "ada-1",
                "oid", "another",
                "name", "Somebody Else",
                "preferred_username", "root",
                "acr", "gold",
                "groups", List.of("engineers")));
        assertOffered();

        assertEquals("Ada@Example.com", service.event().get("name"));
        assertEquals(
                PersonId.of("https://staff.example", "8d5b").value(),
                service.event().get("person"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "acr", "amr", "auth_time"})
    void userinfo_neverSaysWhoSomebodyIsOrHowTheyWereAuthenticated(String what) {
        service.staff.person.remove("groups");
        if (what.equals("id")) {
            service.access.put("/identityProviders/staff/person", "{\"id\": \"oid\"}");
        }
        service.staff.lie = claims -> claims.remove("auth_time");
        service.access.put("/rules/3/acr", "[\"gold\"]");
        service.staff.userInfo.putAll(Map.of(
                "sub", "ada-1",
                "oid", "8d5b",
                "acr", "gold",
                "amr", List.of("mfa"),
                "groups", List.of("admins")));
        HttpResponse page = service.signIn(browser);

        if (what.equals("id")) {
            assertEquals("the claim oid is no text of one line", service.event().get("reason"));
        } else {
            assertTrue(TestSignIn.html(page).contains("sign in again"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eve-2", "ADA-1", "ada-1 ", ""})
    void userinfo_ofAnotherPersonIsRefused(String subject) {
        service.staff.person.remove("groups");
        service.staff.userInfo.putAll(Map.of("sub", subject, "groups", List.of("engineers")));

        assertRefused("userinfo: sub is another person's");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void userinfo_thatRefusesUsIsRefused(int status) {
        service.staff.person.remove("groups");
        service.staff.answer(TestProvider.USER_INFO, request -> TestProvider.json(status, Map.of()));

        assertRefused("userinfo: refused, or not plain JSON");
    }

    @Test
    void groups_thatNobodyTellsAreNotKnown() {
        service.staff.person.remove("groups");
        service.staff.metadata.remove("userinfo_endpoint");

        assertUnknown();
    }

    @Test
    void groups_thatUserinfoDoesNotTellEitherAreNotKnown() {
        service.staff.person.remove("groups");
        service.staff.userInfo.putAll(Map.of("sub", "ada-1"));

        assertUnknown();
    }

    @Test
    void groups_thatAreReferredToElsewhereAreNotKnownThoughUserinfoTellsSome() {
        service.staff.person.remove("groups");
        service.staff.person.put("_claim_names", Map.of("groups", "src1"));
        service.staff.person.put("_claim_sources", Map.of("src1", Map.of("endpoint", "https://graph.example")));
        service.staff.userInfo.putAll(Map.of("sub", "ada-1", "groups", List.of("engineers")));

        assertUnknown();
    }

    @Test
    void groups_thatAreTooManyForTheTokenAreNotKnown() {
        service.staff.person.remove("groups");
        service.staff.person.put("hasgroups", true);

        assertUnknown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "numbers", "object"})
    void groups_thatAreNoTextsAreNotKnown(String what) {
        service.staff.person.put(
                "groups",
                switch (what) {
                    case "number" -> 1;
                    case "numbers" -> List.of(1, 2);
                    default -> Map.of("engineers", true);
                });

        assertUnknown();
    }

    @Test
    void groupsThatAreNotKnown_areNoHindranceWhereNoRuleAsksForThem() {
        service.staff.person.remove("groups");
        service.staff.metadata.remove("userinfo_endpoint");
        service.access.put("/rules", """
                [{"name": "ada", "people": ["staff/ada-1"], "role": "R", "accounts": ["444455556666"]}]
                """);

        assertEquals(200, service.signIn(browser).status());
    }

    @Test
    void pageForGroupsThatAreNotKnown_saysSoAndNeverThatThereAreNone() {
        service.staff.person.remove("groups");
        service.staff.metadata.remove("userinfo_endpoint");
        String html = TestSignIn.html(service.signIn(browser));

        assertTrue(html.contains("not sent"), html);
        assertTrue(html.contains("Some say nothing about people who are in none"), html);
        assertFalse(html.contains("<dd>none"), html);
    }
}
