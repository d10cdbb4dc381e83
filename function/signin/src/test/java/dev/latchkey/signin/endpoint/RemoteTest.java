package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.IssuedCode;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.http.QueryString;
import dev.latchkey.oauth.Base64Url;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import dev.latchkey.testing.Grants;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code aws login --remote}: the code goes where a person carries it. */
class RemoteTest {
    private static final String READ = "engineers-read/444455556666";
    private static final Pattern CODE = Pattern.compile("<textarea id=\"code\"[^>]*>([^<]*)</textarea>");

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private HttpResponse page() {
        return service.signIn(browser, TestSignIn.remoteRequest());
    }

    @Test
    void page_offersOnlyWhatAnotherDeviceMayHaveAndNamesWhatIsLeftOut() {
        String html = TestSignIn.html(page());

        assertTrue(html.contains("value=\"" + READ) && html.contains("value=\"engineers-read/111122223333"), html);
        assertFalse(html.contains("engineers-build/") || html.contains("engineers-audit/"), html);
        assertTrue(html.contains("Auditor, Developer"), html);
        assertTrue(html.contains("on another computer"), html);
        assertTrue(html.contains("only if you yourself just started"), html);
    }

    @Test
    void role_thatIsNotForAnotherDeviceIsNotGrantedToOne() {
        assertEquals(
                403,
                TestSignIn.choose(browser, page(), "engineers-build/444455556666")
                        .status());
        assertEquals("NOT_GRANTED", service.event().get("outcome"));
        assertEquals(List.of(), service.signIns.issued());
    }

    @Test
    void person_whoMayOnlyHaveTheOthersIsToldSo() {
        service.access.remove("/rules/0/remote");

        assertEquals(403, page().status());
        assertEquals("no rule gives a role to another device", service.event().get("reason"));
    }

    @Test
    void choice_leadsToThePageWithTheCodeThatIsInNoUrl() {
        HttpResponse chosen = TestSignIn.choose(browser, page(), READ);

        assertEquals(303, chosen.status());
        assertEquals("/v1/sessions/confirmation", TestSignIn.location(chosen));
        assertTrue(chosen.headers().getOrDefault("Set-Cookie", List.of()).stream()
                .anyMatch(cookie -> cookie.matches("__Host-latchkey-code=[A-Za-z0-9_-]+"
                        + "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=180")));
    }

    @Test
    void code_isWhatTheCliWantsTypedIn() {
        HttpResponse shown = browser.get(TestSignIn.location(TestSignIn.choose(browser, page(), READ)));
        Matcher code = CODE.matcher(TestSignIn.html(shown));
        assertTrue(code.find(), () -> TestSignIn.html(shown));
        Map<String, List<String>> pasted =
                QueryString.parse(new String(Base64.getDecoder().decode(code.group(1)), StandardCharsets.US_ASCII));

        assertEquals(
                Map.of(
                        "state", List.of(TestSignIn.STATE),
                        "code",
                                List.of(service.signIns
                                        .issued()
                                        .getFirst()
                                        .code()
                                        .reveal())),
                pasted);
    }

    @Test
    void code_livesThreeMinutesAndIsTheOtherClients() {
        TestSignIn.choose(browser, page(), READ);
        IssuedCode issued = service.signIns.issued().getFirst().grant();

        assertEquals(service.clock.instant().plus(Duration.ofMinutes(3)), issued.expiresAt());
        assertEquals(Grants.OTHER_CLIENT_ID, issued.clientId());
        assertEquals(TestSignIn.BASE + TestSignIn.CONFIRMATION, issued.redirectUri());
    }

    @Test
    void pageWithTheCode_saysWhatItIsAndWarns() {
        String html = TestSignIn.html(browser.get(TestSignIn.location(TestSignIn.choose(browser, page(), READ))));

        assertTrue(html.contains("Whoever gets this code becomes you there."), html);
        assertTrue(html.contains("Ada Lovelace") && html.contains("ada@example.com"), html);
        assertTrue(html.contains("ReadOnly") && html.contains("Payments staging"), html);
        assertTrue(html.contains("4444 5555 6666") && html.contains("up to 10 h"), html);
        assertTrue(html.contains("2126-03-01T09:03:00Z"), html);
    }

    @Test
    void pageWithTheCode_mayBeLoadedAgainUntilTheCodeExpires() {
        TestSignIn.choose(browser, page(), READ);
        assertEquals(200, browser.get(TestSignIn.CONFIRMATION).status());
        service.clock.advance(Duration.ofSeconds(179));
        assertEquals(200, browser.get(TestSignIn.CONFIRMATION).status());
        service.clock.advance(Duration.ofSeconds(1));

        assertEquals(400, browser.get(TestSignIn.CONFIRMATION).status());
        assertEquals("NO_CODE", service.event().get("outcome"));
    }

    private static String shown(String session, String expiresAt) {
        return Base64Url.encode("""
                {"state": "a", "code": "b", "display": "c", "name": "d", "role": "e", "accountName": "f", "accountId": "g",
                "session": %s, "exp": %s}""".formatted(session, expiresAt).getBytes(StandardCharsets.UTF_8));
    }

    static Stream<String> cookiesOfOthers() {
        return Stream.of(
                "",
                "x",
                "e30",
                "eyJjb2RlIjoxfQ",
                "!!!",
                "bnVsbA",
                shown("1", "1e18"),
                shown("1", "-1e18"),
                shown("1e300", "1e300"),
                shown("1", "0"));
    }

    @ParameterizedTest
    @MethodSource("cookiesOfOthers")
    void pageWithTheCode_withoutACookieOfOursShowsNone(String cookie) {
        browser.cookies.put("__Host-latchkey-code", cookie);

        assertEquals(400, browser.get(TestSignIn.CONFIRMATION).status());
        assertEquals("NO_CODE", service.event().get("outcome"));
    }

    @Test
    void cancel_staysOnOurPage() {
        Map<String, String> form = TestSignIn.form(page(), "");
        form.put("cancel", "1");
        HttpResponse response = browser.post(TestSignIn.ROLE, form);

        assertEquals(200, response.status());
        assertTrue(response.header("Refresh").isEmpty());
        assertTrue(TestSignIn.html(response).contains("Cancelled"));
    }

    @Test
    void reason_isAskedForHereToo() {
        service.access.put("/rules/0/reason", "\"required\"");
        HttpResponse asked = TestSignIn.choose(browser, page(), READ);
        assertTrue(TestSignIn.html(asked).contains("on another computer"));
        Map<String, String> form = TestSignIn.form(asked, READ);
        form.put("reason", "INC-1");

        assertEquals(303, browser.post(TestSignIn.ROLE, form).status());
    }

    /** RFC 6265 §6.1: no browser need keep a cookie of more than 4096 bytes, and Chromium keeps none. */
    @Test
    void cookieWithTheCode_isKeptByEveryBrowserWhateverTheStateIs() {
        service.staff.person.put("name", "名".repeat(256));
        service.access.put("/accounts/444455556666/name", "\"%s\"".formatted("産".repeat(256)));
        Map<String, String> request = TestSignIn.remoteRequest();
        request.put("state", "\"".repeat(512));
        TestSignIn.choose(browser, service.signIn(browser, request), READ);

        int length = "__Host-latchkey-code=".length()
                + String.valueOf(browser.cookies.get("__Host-latchkey-code")).length();
        assertTrue(length <= 4096, () -> length + " bytes");
        assertEquals(200, browser.get(TestSignIn.CONFIRMATION).status());
    }
}
