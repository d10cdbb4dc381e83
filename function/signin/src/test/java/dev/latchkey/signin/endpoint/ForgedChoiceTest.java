package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.oauth.Secret;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Choices that were not made on our page, or of what was not granted. */
class ForgedChoiceTest {
    private static final String BUILD = "engineers-build/444455556666";

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();
    private HttpResponse page = HttpResponse.of(0, Secret.of(""));

    @BeforeEach
    void signIn() {
        page = service.signIn(browser);
    }

    private void assertRefused(HttpResponse response, int status, String outcome) {
        assertEquals(outcome, service.event().get("outcome"));
        assertEquals(status, response.status());
        assertEquals(List.of(), service.signIns.issued());
        assertTrue(response.header("Refresh").isEmpty()
                && response.header("Location").isEmpty());
        assertEquals(
                200, TestSignIn.choose(browser, page, BUILD).status(), "the person's own choice is still to be made");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admins/111122223333",
                "engineers-build/111122223333",
                "engineers-read/999999999999",
                "ENGINEERS-BUILD/444455556666",
                "engineers-build/444455556666 ",
                "engineers-build",
                "444455556666",
                "engineers-build/444455556666/../111122223333",
                "arn:aws:iam::444455556666:role/teams/Developer",
                ""
            })
    void choice_thatIsNotGrantedIsRefused(String choice) {
        assertRefused(TestSignIn.choose(browser, page, choice), 403, "NOT_GRANTED");
    }

    @ParameterizedTest
    @CsvSource({"role, Admin", "account, 111122223333", "session, 12h", "rule, admins", "policy, ''", "tags, x"})
    void otherFields_sayNothing(String name, String value) {
        Map<String, String> form = TestSignIn.form(page, BUILD);
        form.put(name, value);
        browser.post(TestSignIn.ROLE, form);

        assertEquals(
                "arn:aws:iam::444455556666:role/teams/Developer",
                service.signIns
                        .issued()
                        .getFirst()
                        .grant()
                        .authorization()
                        .role()
                        .toString());
    }

    @Test
    void choice_thatWasGrantedUntilAMomentAgoIsRefused() {
        service.access.put("/rules/1/groups", "[\"staff/others\"]");
        HttpResponse response = TestSignIn.choose(browser, page, BUILD);
        service.access.put("/rules/1/groups", "[\"staff/engineers\"]");

        assertRefused(response, 403, "NOT_GRANTED");
    }

    @Test
    void choice_isOfTheRuleAsItIsNow() {
        service.access.put("/rules/1/session", "\"1h\"");
        TestSignIn.choose(browser, page, BUILD);

        assertEquals(
                service.clock.instant().plusSeconds(3600),
                service.signIns.issued().getFirst().grant().authorization().sessionEndsAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void token_thatIsNotThisSignInsIsRefused(String token) {
        Map<String, String> form = TestSignIn.form(page, BUILD);
        form.put("token", token);

        assertRefused(browser.post(TestSignIn.ROLE, form), 403, "FORGED_FORM");
    }

    @Test
    void token_ofAnotherSignInOfTheSameBrowserIsRefused() {
        Map<String, String> form = TestSignIn.form(page, BUILD);
        form.put(
                "token",
                String.valueOf(TestSignIn.form(service.signIn(browser), BUILD).get("token")));

        assertRefused(browser.post(TestSignIn.ROLE, form), 403, "FORGED_FORM");
    }

    @Test
    void token_missingIsRefusedForCancelToo() {
        Map<String, String> form = TestSignIn.form(page, "");
        form.remove("token");
        form.put("cancel", "1");

        assertRefused(browser.post(TestSignIn.ROLE, form), 403, "FORGED_FORM");
    }

    private static Map<String, String> headers(@Nullable String origin, @Nullable String site) {
        Map<String, String> headers = new HashMap<>();
        if (origin != null) {
            headers.put("origin", origin);
        }
        if (site != null) {
            headers.put("sec-fetch-site", site);
        }
        return headers;
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, ",
        "https://evil.example, same-origin",
        "https://login.example.com.evil.example, same-origin",
        "http://login.example.com, same-origin",
        "https://login.example.com:8443, same-origin",
        "https://staff.example, cross-site",
        "'null', ",
        "'null', cross-site",
        "'null', same-site",
        "'null', none",
        ", cross-site",
        ", same-site",
        ", none",
        "https://login.example.com, cross-site",
        "https://login.example.com, same-site"
    })
    void form_fromElsewhereIsRefused(@Nullable String origin, @Nullable String site) {
        Map<String, String> headers = headers(origin, site);

        assertRefused(browser.post(TestSignIn.ROLE, TestSignIn.form(page, BUILD), headers), 403, "FORGED_FORM");
        assertEquals("code_issued", service.event().get("outcome"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.com, same-origin",
        "https://login.example.com, ",
        "https://other.example.com, same-origin",
        "'null', same-origin",
        ", same-origin",
        ", "
    })
    void form_ofOurOwnPageIsTakenFromEveryBrowser(@Nullable String origin, @Nullable String site) {
        Map<String, String> headers = headers(origin, site);

        assertEquals(
                200,
                browser.post(TestSignIn.ROLE, TestSignIn.form(page, BUILD), headers)
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"choice=a&choice=b", "sign_in=%zz", "sign_in=%ff", "token=a&token=a"})
    void form_thatIsNoneIsRefused(String body) {
        assertRefused(
                browser.send("POST", TestSignIn.ROLE, body, Map.of("sec-fetch-site", "same-origin")),
                400,
                "BAD_REQUEST");
    }

    @Test
    void form_ofMoreThan16KiBIsRefused() {
        String body = "x".repeat(16 * 1024 + 1);

        assertRefused(
                browser.send("POST", TestSignIn.ROLE, body, Map.of("sec-fetch-site", "same-origin")),
                400,
                "BAD_REQUEST");
    }

    @Test
    void form_inTheQueryIsNoForm() {
        HttpResponse response = browser.send(
                "POST",
                TestSignIn.ROLE + "?" + TestBrowser.encoded(TestSignIn.form(page, BUILD)),
                "",
                Map.of("sec-fetch-site", "same-origin"));

        assertRefused(response, 400, "NO_SIGN_IN");
    }

    @Test
    void choice_byGetChangesNothing() {
        HttpResponse response = browser.get(TestSignIn.ROLE + "?" + TestBrowser.encoded(TestSignIn.form(page, BUILD)));

        assertEquals(200, response.status());
        assertEquals("shown", service.event().get("outcome"));
        assertEquals(List.of(), service.signIns.issued());
    }
}
