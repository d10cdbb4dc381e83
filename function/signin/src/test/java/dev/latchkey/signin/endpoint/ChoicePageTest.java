package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page where a person chooses. */
class ChoicePageTest {
    private static final Pattern CHOICE = Pattern.compile("name=\"choice\" value=\"([^\"]*)\"");

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private static List<String> choices(HttpResponse page) {
        return CHOICE.matcher(TestSignIn.html(page))
                .results()
                .map(choice -> choice.group(1))
                .toList();
    }

    @Test
    void page_offersWhatTheRulesGiveInTheOrderOfTheFile() {
        assertEquals(
                List.of(
                        "engineers-read/111122223333",
                        "engineers-audit/111122223333",
                        "engineers-read/444455556666",
                        "engineers-build/444455556666"),
                choices(service.signIn(browser)));
    }

    @Test
    void page_namesThePersonTheClientAndTheOrganization() {
        String html = TestSignIn.html(service.signIn(browser));

        assertTrue(html.contains("Ada Lovelace") && html.contains("ada@example.com"), html);
        assertTrue(html.contains("on this computer"), html);
        assertTrue(html.contains("Example") && html.contains("#cloud-help"), html);
    }

    @Test
    void page_tellsHowLongNoRoleLastsLongerThanTheDeploymentAllows() {
        String html = TestSignIn.html(service.signIn(browser));

        assertTrue(html.contains("up to 10 h") && html.contains("up to 8 h"), html);
        assertFalse(html.contains("up to 12 h"), html);
    }

    @Test
    void page_loadedAgainIsTheSame() {
        HttpResponse page = service.signIn(browser);
        String again =
                "/v1/sessions/role?sign_in=" + service.signIns.kept().getFirst().id();

        assertEquals(TestSignIn.html(page), TestSignIn.html(browser.get(again)));
        assertEquals("shown", service.event().get("outcome"));
    }

    @Test
    void page_isOfTheAccessFileAsItIsNow() {
        service.signIn(browser);
        service.access.put("/rules/1/groups", "[\"staff/others\"]");
        String again =
                "/v1/sessions/role?sign_in=" + service.signIns.kept().getFirst().id();

        assertFalse(choices(browser.get(again)).contains("engineers-build/444455556666"));
    }

    @Test
    void lastChoices_areOnTopLatestFirst() {
        for (String choice : List.of("engineers-read/111122223333", "engineers-build/444455556666")) {
            TestSignIn.choose(browser, service.signIn(browser), choice);
        }

        assertEquals(
                List.of("engineers-build/444455556666", "engineers-read/111122223333"),
                choices(service.signIn(browser)).subList(0, 2));
    }

    @Test
    void lastChoices_areNoMoreThanFive() {
        for (int i = 0; i < 6; i++) {
            service.access.put(
                    "/rules/-",
                    "{\"name\": \"r%d\", \"groups\": [\"staff/engineers\"], \"role\": \"R%d\", \"accounts\": [\"444455556666\"]}"
                            .formatted(i, i));
            TestSignIn.choose(browser, service.signIn(browser), "r%d/444455556666".formatted(i));
        }

        assertEquals(
                IntStream.of(5, 4, 3, 2, 1)
                        .mapToObj(i -> "r" + i + "/444455556666")
                        .toList(),
                choices(service.signIn(browser)).subList(0, 5));
        assertEquals(4 + 6 + 5, choices(service.signIn(browser)).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admins/111122223333",
                "engineers-read/999999999999",
                "<script>alert(1)</script>",
                "\"onmouseover=alert(1)",
                "||||||||",
                ""
            })
    void cookieOfLastChoices_ordersAndNeverGrants(String cookie) {
        browser.cookies.put("__Host-latchkey-recent", cookie);
        HttpResponse page = service.signIn(browser);

        assertEquals(4, choices(page).size(), choices(page)::toString);
        assertFalse(TestSignIn.html(page).contains("admins/")
                || TestSignIn.html(page).contains("alert"));
    }

    @Test
    void personWithoutRole_isToldWhoTheyAreWhichGroupsArrivedAndWhomToAsk() {
        service.staff.person.put("groups", List.of("sales", "Everyone & all"));
        HttpResponse page = service.signIn(browser);

        assertEquals(403, page.status());
        assertEquals("NO_ROLE", service.event().get("outcome"));
        assertEquals("no rule gives a role", service.event().get("reason"));
        String html = TestSignIn.html(page);
        assertTrue(html.contains("There is no role for you here"), html);
        assertTrue(html.contains("Ada Lovelace (Ada@Example.com)"), html);
        assertTrue(html.contains("Everyone &amp; all, sales"), html);
        assertTrue(html.contains("<dt>Your id</dt><dd>staff/ada-1</dd>"), html);
        assertTrue(html.contains("#cloud-help"), html);
    }

    @Test
    void personWithoutRole_isShownTheIdThatRulesKnowThemBy() {
        service.staff.person.put("groups", List.of("sales"));
        service.staff.person.put("oid", "3f1c-7b2a");
        service.access.put("/identityProviders/staff/person/id", "\"oid\"");

        assertTrue(TestSignIn.html(service.signIn(browser)).contains("<dd>staff/3f1c-7b2a</dd>"));
        service.access.put("/rules/-", """
                {"name": "one", "people": ["staff/3f1c-7b2a"], "role": "One", "accounts": ["444455556666"]}
                """);
        assertEquals(List.of("one/444455556666"), choices(service.signIn(browser)));
    }

    @Test
    void personInNoGroup_hasNoRoleEither() {
        service.staff.person.put("groups", List.of());

        assertEquals(403, service.signIn(browser).status());
        assertEquals("NO_ROLE", service.event().get("outcome"));
    }

    @Test
    void personWithoutRole_mayTryAgainWhenTheyHaveOne() {
        service.staff.person.put("groups", List.of("sales"));
        service.signIn(browser);
        service.access.put("/rules/0/groups", "[\"staff/sales\"]");
        String again =
                "/v1/sessions/role?sign_in=" + service.signIns.kept().getFirst().id();

        assertEquals(2, choices(browser.get(again)).size());
    }
}
