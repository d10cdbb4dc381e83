package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No access file, or none that is valid: nobody signs in, at any step, and the page says so. */
class AccessFileTest {
    private static final String BUILD = "engineers-build/444455556666";

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private void lose(String how) {
        if (how.equals("missing")) {
            service.access.clear();
        } else {
            service.access.put("/rules/0/accounts", "[\"999999999999\"]");
        }
    }

    private void assertNobody(HttpResponse response, String how) {
        assertEquals(503, response.status());
        assertEquals("NO_ACCESS_FILE", service.event().get("outcome"));
        String reason = String.valueOf(service.event().get("reason"));
        assertEquals(how.equals("missing") ? "access file: none is applied" : reason, reason);
        assertTrue(reason.startsWith("access file: "), reason);
        assertTrue(TestSignIn.html(response).contains("Nobody can sign in yet"), () -> TestSignIn.html(response));
        assertFalse(TestSignIn.html(response).contains("999999999999"), "what is wrong is the operator's to know");
        assertEquals(List.of(), service.signIns.issued());
        assertFalse(service.event().containsKey("accessVersion"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "invalid"})
    void beginning_withoutIsRefused(String how) {
        lose(how);

        assertNobody(TestSignIn.begin(browser, TestSignIn.request()), how);
        assertEquals(List.of(), service.signIns.kept());
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "invalid"})
    void answer_withoutIsRefusedAndTheSignInStays(String how) {
        String callback = service.signInAtProvider(TestSignIn.begin(browser, TestSignIn.request()));
        lose(how);
        assertNobody(browser.get(callback), how);
        service.access.restore();

        assertEquals(303, browser.get(callback).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "invalid"})
    void page_withoutShowsNoChoice(String how) {
        service.signIn(browser);
        lose(how);

        assertNobody(
                browser.get(TestSignIn.ROLE + "?sign_in="
                        + service.signIns.kept().getFirst().id()),
                how);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "invalid"})
    void choice_withoutGivesNothing(String how) {
        HttpResponse page = service.signIn(browser);
        lose(how);

        assertNobody(TestSignIn.choose(browser, page, BUILD), how);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "invalid"})
    void startPage_isThereAllTheSame(String how) {
        lose(how);
        HttpResponse page = browser.get("/");

        assertEquals(200, page.status());
        assertTrue(TestSignIn.html(page).contains("endpoint_url = https://login.example.com"));
        assertTrue(TestSignIn.html(page).contains("region = eu-central-1"));
        assertTrue(String.valueOf(service.event().get("reason")).startsWith("access file: "));
    }

    @Test
    void startPage_isTheOrganizations() {
        assertTrue(TestSignIn.html(browser.get("/")).contains("Example"));
        assertEquals("shown", service.event().get("outcome"));
    }
}
