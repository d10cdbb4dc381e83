package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.oauth.Secret;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers, people, providers and operators write is text on every page, and nothing else. */
class EscapingTest {
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;";

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();
    private final List<HttpResponse> pages = new ArrayList<>();

    @BeforeEach
    void everybodyWritesIt() {
        String json = HOSTILE.replace("\"", "\\\"");
        service.access.put("/organization/name", "\"Org " + json + "\"");
        service.access.put("/organization/contact", "\"Contact " + json + "\"");
        service.access.put("/identityProviders/staff/label", "\"Label " + json + "\"");
        service.access.put("/accounts/444455556666/name", "\"Account " + json + "\"");
        service.access.put("/rules/0/description", "\"Description " + json + "\"");
        service.staff.person.put("name", "Name " + HOSTILE);
        service.staff.person.put("preferred_username", "User " + HOSTILE);
    }

    private HttpResponse keep(HttpResponse page) {
        pages.add(page);
        return page;
    }

    private void assertAllHarmless(int status) {
        for (HttpResponse page : pages) {
            String html = TestSignIn.html(page);
            assertEquals(status, page.status(), html);
            // In an attribute '<' may stand; what ends one, or begins a tag, may not.
            assertFalse(html.contains("<script>alert"), html);
            assertFalse(html.contains("<img"), html);
            assertFalse(html.contains("\"'>"), html);
        }
    }

    @Test
    void pagesOfASignIn_areHarmless() {
        Map<String, String> request = TestSignIn.request();
        request.put("state", HOSTILE);
        HttpResponse page = keep(service.signIn(browser, request));
        assertTrue(TestSignIn.html(page).contains("Account &lt;script>alert(1)&lt;/script>")
                || TestSignIn.html(page).contains("Account &lt;script&gt;"));
        HttpResponse asked = keep(TestSignIn.choose(browser, page, "engineers-audit/111122223333"));
        Map<String, String> form = TestSignIn.form(asked, "engineers-audit/111122223333");
        form.put("reason", HOSTILE);
        keep(browser.post(TestSignIn.ROLE, form));
        keep(TestSignIn.choose(browser, page, "engineers-read/444455556666"));
        keep(browser.get("/"));

        assertAllHarmless(200);
    }

    @Test
    void pagesForAnotherDevice_areHarmless() {
        Map<String, String> request = TestSignIn.remoteRequest();
        request.put("state", HOSTILE);
        HttpResponse page = keep(service.signIn(browser, request));
        HttpResponse toCode = TestSignIn.choose(browser, page, "engineers-read/444455556666");
        keep(browser.get(TestSignIn.location(toCode)));

        assertAllHarmless(200);
    }

    @Test
    void choiceOfProviders_isHarmless() {
        service.access.addPartners();
        Map<String, String> request = TestSignIn.request();
        request.put("state", HOSTILE);
        keep(TestSignIn.begin(browser, request));

        assertAllHarmless(200);
    }

    @Test
    void pageForAPersonWithoutRole_isHarmless() {
        service.staff.person.put("groups", List.of("Group " + HOSTILE));
        service.staff.person.put("sub", "Id " + HOSTILE);
        HttpResponse page = keep(service.signIn(browser));

        assertTrue(TestSignIn.html(page).contains("Group &lt;script"), () -> TestSignIn.html(page));
        assertTrue(TestSignIn.html(page).contains("staff/Id &lt;script"), () -> TestSignIn.html(page));
        assertAllHarmless(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response_type",
                "client_id",
                "redirect_uri",
                "state",
                "code_challenge",
                "code_challenge_method",
                "scope",
                "provider",
                "anything"
            })
    void wrongRequest_isNotRepeatedAtAll(String name) {
        Map<String, String> request = TestSignIn.request();
        request.put("scope", "none");
        request.put(name, "asked" + HOSTILE);
        HttpResponse page = TestSignIn.begin(browser, request);

        assertEquals(400, page.status());
        assertFalse(TestSignIn.html(page).contains("asked<")
                || TestSignIn.html(page).contains("alert"));
        assertFalse(service.event().toString().contains("alert"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/" + HOSTILE, "/v1/sessions/callback/" + HOSTILE, "/v1/" + HOSTILE + "/authorize"})
    void path_isNotRepeatedAnywhere(String path) {
        String html = TestSignIn.html(browser.get(path));

        assertFalse(html.contains("alert(1)"), html);
        assertFalse(service.event().toString().contains("alert(1)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "iss", "error", "error_description", "state"})
    void answerOfTheProvider_isNotRepeatedAnywhere(String name) {
        Map<String, String> answer =
                service.staff.login(TestSignIn.location(TestSignIn.begin(browser, TestSignIn.request())));
        answer.put(name, "answered" + HOSTILE);
        HttpResponse page = browser.get(TestSignIn.callback(answer));

        assertFalse(TestSignIn.html(page).contains("answered"));
        assertFalse(service.event().toString().contains("answered"));
    }

    @Test
    void requestId_isTextToo() {
        HttpRequest request = new HttpRequest(
                "GET", "/v2", Map.of(), Map.of(), Map.of(), Secret.of(""), false, "192.0.2.7", "Request " + HOSTILE);
        keep(browser.send(request));

        assertAllHarmless(404);
    }

    @Test
    void refresh_goesWhereItShouldWhateverTheStateIs() {
        Map<String, String> request = TestSignIn.request();
        request.put("state", "x;url=https://evil.example/ , \"'");
        HttpResponse done = TestSignIn.choose(browser, service.signIn(browser, request), "engineers-read/444455556666");

        String header = done.header("Refresh").orElseThrow();
        assertTrue(header.matches("0;url=http://127\\.0\\.0\\.1:50123/oauth/callback\\?[A-Za-z0-9_.%&=+*-]+"), header);
    }
}
