package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.flow.SignIn;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cookies, without which nothing of a sign-in opens. */
class SignInCookiesTest {
    private static final String CHOICE = "engineers-read/444455556666";

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    private static String only(HttpResponse response) {
        List<String> cookies = response.headers().getOrDefault("Set-Cookie", List.of());
        assertEquals(1, cookies.size(), cookies::toString);
        return cookies.getFirst();
    }

    private void assertNoSignIn(HttpResponse response, String reason) {
        assertEquals(400, response.status());
        assertEquals("NO_SIGN_IN", service.event().get("outcome"));
        assertEquals("sign-in: " + reason, service.event().get("reason"));
        assertEquals(List.of(), service.signIns.issued());
    }

    @Test
    void beginning_givesACookieOfThisSignInsName() {
        HttpResponse response = TestSignIn.begin(browser, TestSignIn.request());

        String id = service.signIns.kept().getFirst().id();
        assertTrue(
                only(response)
                        .matches("__Host-latchkey-" + id.substring(0, 8)
                                + "=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600"),
                only(response));
    }

    @Test
    void providersAnswer_renewsTheCookie() {
        HttpResponse toProvider = TestSignIn.begin(browser, TestSignIn.request());
        HttpResponse answered = browser.get(service.signInAtProvider(toProvider));

        assertEquals(only(toProvider).split("=", 2)[0], only(answered).split("=", 2)[0]);
        assertNotEquals(only(toProvider), only(answered));
        assertTrue(only(answered).endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600"));
    }

    @Test
    void cookieFromBeforeTheAnswer_opensNothingAfterIt() {
        HttpResponse toProvider = TestSignIn.begin(browser, TestSignIn.request());
        TestBrowser old = browser.copy();
        HttpResponse answered = browser.get(service.signInAtProvider(toProvider));

        assertNoSignIn(old.get(TestSignIn.location(answered)), "sealed by another cookie");
    }

    @Test
    void code_takesTheCookieAway() {
        HttpResponse response = TestSignIn.choose(browser, service.signIn(browser), CHOICE);

        assertTrue(response.headers().getOrDefault("Set-Cookie", List.of()).stream()
                .anyMatch(cookie -> cookie.matches(
                        "__Host-latchkey-[A-Za-z0-9_-]{8}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")));
        assertEquals(List.of("__Host-latchkey-recent"), List.copyOf(browser.cookies.keySet()));
    }

    @Test
    void twoSignIns_inOneBrowserDoNotDisturbEachOther() {
        HttpResponse one = service.signIn(browser);
        HttpResponse other = service.signIn(browser);
        assertEquals(2, browser.cookies.size());

        assertEquals(200, TestSignIn.choose(browser, one, CHOICE).status());
        assertEquals(200, TestSignIn.choose(browser, other, CHOICE).status());
        assertEquals(2, service.signIns.issued().size());
    }

    @Test
    void twoSignIns_mayComeBackInAnotherOrder() {
        HttpResponse one = TestSignIn.begin(browser, TestSignIn.request());
        HttpResponse other = TestSignIn.begin(browser, TestSignIn.request());

        assertEquals(303, browser.get(service.signInAtProvider(other)).status());
        assertEquals(303, browser.get(service.signInAtProvider(one)).status());
    }

    @ParameterizedTest
    @CsvSource({"callback", "page", "choice"})
    void step_withoutCookieOpensNothing(String step) {
        assertNoSignIn(without(step, Map.of()), "no cookie");
    }

    @ParameterizedTest
    @CsvSource({"callback", "page", "choice"})
    void step_withTheCookieOfAnotherSignInOpensNothing(String step) {
        TestBrowser another = service.browser();
        service.signIn(another);
        String secret = another.cookies.values().iterator().next();

        assertNoSignIn(without(step, Map.of("stolen", secret)), "sealed by another cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "!AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void cookie_thatIsNoSecretOpensNothing(String value) {
        assertNoSignIn(without("page", Map.of("stolen", value)), "no cookie");
    }

    /** The step in a browser that has, of this sign-in, only the cookie {@code stolen}, under the right name. */
    private HttpResponse without(String step, Map<String, String> cookies) {
        HttpResponse toProvider = TestSignIn.begin(browser, TestSignIn.request());
        String name = browser.cookies.keySet().iterator().next();
        TestBrowser hostile = service.browser();
        cookies.forEach((any, value) -> hostile.cookies.put(name, value));
        String callback = service.signInAtProvider(toProvider);
        if (step.equals("callback")) {
            return hostile.get(callback);
        }
        HttpResponse answered = browser.get(callback);
        if (step.equals("page")) {
            return hostile.get(TestSignIn.location(answered));
        }
        HttpResponse page = browser.get(TestSignIn.location(answered));
        return TestSignIn.choose(hostile, page, CHOICE);
    }

    @Test
    void cookieThatIsThereTwice_isNobodys() {
        HttpResponse answered = browser.get(service.signInAtProvider(TestSignIn.begin(browser, TestSignIn.request())));
        String name = browser.cookies.keySet().iterator().next();
        String value = browser.cookies.values().iterator().next();
        Map<String, List<String>> twice = Map.of(name, List.of(value, value));

        assertNoSignIn(browser.send(TestSignIn.requestWithCookies(TestSignIn.location(answered), twice)), "no cookie");
    }

    @Test
    void step_oneSecondBeforeTenMinutesAreOverStillWorks() {
        HttpResponse page = service.signIn(browser);
        service.clock.advance(SignIn.LIFETIME.minusSeconds(1));

        assertEquals(200, TestSignIn.choose(browser, page, CHOICE).status());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3600})
    void step_afterTenMinutesIsTooLate(long secondsLate) {
        HttpResponse toProvider = TestSignIn.begin(browser, TestSignIn.request());
        String callback = service.signInAtProvider(toProvider);
        service.clock.advance(SignIn.LIFETIME.plusSeconds(secondsLate));
        assertNoSignIn(browser.get(callback), "expired");
    }

    @Test
    void choice_afterTenMinutesIsTooLateWhateverHappenedBefore() {
        HttpResponse toProvider = TestSignIn.begin(browser, TestSignIn.request());
        service.clock.advance(Duration.ofMinutes(9));
        HttpResponse page = browser.get(TestSignIn.location(browser.get(service.signInAtProvider(toProvider))));
        service.clock.advance(Duration.ofMinutes(1));

        assertNoSignIn(TestSignIn.choose(browser, page, CHOICE), "expired");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "../../etc/passwd",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%00",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void page_withoutTheIdOfASignInShowsNothing(String id) {
        HttpResponse response = browser.get(TestSignIn.ROLE + "?sign_in=" + id);

        assertNoSignIn(response, "not an id");
    }

    @Test
    void page_ofASignInThatNeverWasShowsNothing() {
        browser.cookies.put("__Host-latchkey-AAAAAAAA", "A".repeat(43));

        assertNoSignIn(browser.get(TestSignIn.ROLE + "?sign_in=" + "A".repeat(43)), "unknown");
    }
}
