package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.signin.testing.FakeRevocations.Ended;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestSignIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who look after their own logins. */
class OwnLoginsTest {
    private static final String ME = "/v1/sessions/me";
    private static final String BUILD = "engineers-build/444455556666";
    private static final String ADA =
            PersonId.of("https://staff.example", "ada-1").value();

    private final TestSignIn service = new TestSignIn();
    private final TestBrowser browser = service.browser();

    /** Ada logs in with the AWS CLI; the session's id. */
    private String logIn() {
        TestBrowser other = service.browser();
        TestSignIn.choose(other, service.signIn(other), BUILD);
        return service.signIns.issued().getLast().grant().session().value();
    }

    /** Ada signs in for the page, and sees it. */
    private HttpResponse page() {
        return browser.get(address());
    }

    private String address() {
        HttpResponse answered = browser.get(service.signInAtProvider(browser.get(ME)));
        assertEquals(303, answered.status(), () -> service.event().toString());
        return TestSignIn.location(answered);
    }

    private static Map<String, String> form(HttpResponse page, String button, String value) {
        Map<String, String> form = TestSignIn.form(page, "");
        form.remove("choice");
        form.put(button, value);
        return form;
    }

    private HttpResponse press(HttpResponse page, String button, String value) {
        return browser.post(ME, form(page, button, value));
    }

    private void assertRefused(HttpResponse response, int status, String outcome) {
        assertEquals(outcome, service.event().get("outcome"));
        assertEquals(status, response.status());
        assertEquals(List.of(), service.revocations.ended());
    }

    private static void assertShows(HttpResponse page, String what) {
        assertTrue(TestSignIn.html(page).contains(what), () -> what + " is not in " + TestSignIn.html(page));
    }

    @Test
    void nobodySignedIn_isSentToTheIdentityProvider() {
        HttpResponse response = browser.get(ME);

        assertEquals(303, response.status());
        assertTrue(TestSignIn.location(response).startsWith("https://staff.example/authorize?"));
        assertEquals("me", service.event().get("step"));
        assertEquals("begun", service.event().get("outcome"));
    }

    @Test
    void severalProviders_areOffered() {
        service.access.addPartners();
        HttpResponse page = browser.get(ME);

        assertShows(page, "href=\"/v1/sessions/me?provider=staff\"");
        assertShows(page, "To see your sign-ins, and to end them, choose how to sign in.");
        assertTrue(TestSignIn.location(browser.get(ME + "?provider=partners"))
                .startsWith("https://partners.example/realm/authorize?"));
    }

    @Test
    void page_saysWhoItIsAndWhatTheySignedInTo() {
        String session = logIn();
        HttpResponse page = page();

        assertEquals(200, page.status());
        assertShows(page, "<strong><bdi>Ada Lovelace</bdi></strong>");
        assertShows(page, "<bdi>Staff</bdi> says that you are");
        assertShows(page, "<b>Developer</b> in <bdi>Payments staging</bdi> <span class=\"id\">4444 5555 6666</span>");
        assertShows(page, "from <bdi>192.0.2.7</bdi>, for the AWS CLI on the same computer");
        assertShows(page, "name=\"end\" value=\"" + session + "\"");
        assertShows(page, "<button name=\"all\" value=\"1\">End all</button>");
        assertEquals("shown", service.event().get("outcome"));
        assertEquals(ADA, service.event().get("person"));
    }

    @Test
    void personWithoutAnyLoginOrGroup_seesThatThereAreNone() {
        service.staff.person.remove("groups");
        service.staff.metadata.remove("userinfo_endpoint");

        assertShows(page(), "There are none from the last 90 days.");
    }

    /** A login may run that is no longer kept. */
    @Test
    void everything_canBeEndedThoughNothingInTheListRuns() {
        HttpResponse none = page();
        assertShows(none, "<button name=\"all\" value=\"1\">End all</button>");

        logIn();
        press(none, "all", "1");
        HttpResponse allOver = page();
        assertFalse(TestSignIn.html(allOver).contains("name=\"end\""));
        assertShows(allOver, "<button name=\"all\" value=\"1\">End all</button>");
    }

    /** Only a client's session is looked up again later. */
    @Test
    void refreshToken_isNotAskedFor() {
        service.access.put("/identityProviders/staff/recheck", "\"10m\"");
        service.access.put("/identityProviders/staff/scopes", "[\"openid\", \"profile\", \"offline_access\"]");
        HttpResponse toProvider = browser.get(ME);
        assertEquals("openid profile", TestSignIn.parameter(TestSignIn.location(toProvider), "scope"));

        HttpResponse ofAClient = TestSignIn.begin(browser, TestSignIn.request());
        assertEquals("openid profile offline_access", TestSignIn.parameter(TestSignIn.location(ofAClient), "scope"));
    }

    @Test
    void loginsOfOthers_areNotShown() {
        String session = logIn();
        service.staff.person.put("sub", "ben-2");

        assertFalse(TestSignIn.html(page()).contains(session));
    }

    @Test
    void one_isEndedAndTheOthersRun() {
        String first = logIn();
        String second = logIn();
        HttpResponse after = press(page(), "end", first);

        assertEquals(200, after.status());
        assertEquals(List.of(new Ended(first, Lever.PERSON, "ada@example.com")), service.revocations.ended());
        assertShows(after, "Ended: Developer.");
        assertShows(after, "Ended by you");
        assertFalse(TestSignIn.html(after).contains("value=\"" + first + "\""));
        assertShows(after, "value=\"" + second + "\"");
        assertEquals(first, service.event().get("ended"));
        assertEquals("ended", service.event().get("outcome"));
        assertEquals(
                1,
                service.events.getLast().metrics().stream()
                        .filter(metric -> metric.name().equals("endedByPerson"))
                        .mapToLong(metric -> metric.values().getFirst())
                        .sum());
    }

    @Test
    void all_isEndedByAMarkOfThePersons() {
        logIn();
        HttpResponse after = press(page(), "all", "1");

        assertEquals(List.of(new Ended(ADA, Lever.PERSON, "ada@example.com")), service.revocations.ended());
        assertShows(after, "All that you had begun is ended.");
        assertFalse(TestSignIn.html(after).contains("name=\"end\""));
        assertEquals("everything", service.event().get("ended"));
    }

    @Test
    void loginWhoseRuleIsGone_isSaidToBeEnded() {
        logIn();
        service.access.remove("/rules/1");

        assertShows(page(), "Ended because its rule no longer gives this role");
    }

    @Test
    void loginOfAnAccountThatIsNoLongerNamed_isShownByItsId() {
        logIn();
        service.access.put("/rules/1/accounts", "[\"111122223333\"]");
        service.access.put("/rules/0/accounts", "[\"111122223333\"]");
        service.access.remove("/accounts/444455556666");

        assertShows(page(), "4444 5555 6666");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAAAAAAAAAAAAAAAAAAAA", "nothing"})
    void sessionThatIsNotTheirs_isNotEnded(String session) {
        logIn();

        assertRefused(press(page(), "end", session), 403, "NOT_THEIRS");
    }

    @Test
    void sessionOfSomebodyElse_isNotEnded() {
        String others = logIn();
        service.staff.person.put("sub", "ben-2");
        logIn();

        assertRefused(press(page(), "end", others), 403, "NOT_THEIRS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void token_thatIsNotThisSignInsIsRefused(String token) {
        logIn();
        Map<String, String> form = form(page(), "all", "1");
        form.put("token", token);

        assertRefused(browser.post(ME, form), 403, "FORGED_FORM");
    }

    @Test
    void form_fromElsewhereIsRefused() {
        logIn();
        Map<String, String> form = form(page(), "all", "1");

        assertRefused(browser.post(ME, form, Map.of("origin", "https://evil.example")), 403, "FORGED_FORM");
    }

    @Test
    void form_withoutTheCookieIsRefused() {
        logIn();
        Map<String, String> form = form(page(), "all", "1");

        assertRefused(service.browser().post(ME, form), 400, "NO_SIGN_IN");
        assertEquals("sign-in: no cookie", service.event().get("reason"));
    }

    @Test
    void getThatNamesASession_endsNothing() {
        String session = logIn();
        String address = address();

        assertEquals(200, browser.get(address + "&all=1&end=" + session).status());
        assertEquals(List.of(), service.revocations.ended());
    }

    @Test
    void signInForThePage_givesNoRole() {
        logIn();
        HttpResponse page = page();
        Map<String, String> form = TestSignIn.form(page, BUILD);

        assertRefused(browser.post(TestSignIn.ROLE, form), 400, "NO_SIGN_IN");
        assertEquals("sign-in: not a client's", service.event().get("reason"));
        assertRefused(browser.get(TestSignIn.ROLE + "?sign_in=" + form.get("sign_in")), 400, "NO_SIGN_IN");
        assertEquals(1, service.signIns.issued().size(), "the login alone");
    }

    @Test
    void signInOfAClient_endsNothing() {
        logIn();
        HttpResponse choice = service.signIn(browser);
        Map<String, String> form = form(choice, "all", "1");

        assertRefused(browser.post(ME, form), 400, "NO_SIGN_IN");
        assertEquals("sign-in: a client's", service.event().get("reason"));
        HttpResponse again = browser.get(ME + "?sign_in=" + form.get("sign_in"));
        assertTrue(TestSignIn.location(again).startsWith("https://staff.example/authorize?"));
    }

    @Test
    void signIn_isOverAfterTenMinutes() {
        logIn();
        String address = address();
        HttpResponse page = browser.get(address);
        service.clock.advance(Duration.ofMinutes(10));

        HttpResponse over = press(page, "all", "1");
        assertRefused(over, 400, "NO_SIGN_IN");
        assertShows(over, "<a href=\"/v1/sessions/me\">Your sign-ins</a>");
        assertTrue(TestSignIn.location(browser.get(address)).startsWith("https://staff.example/authorize?"));
    }

    @Test
    void answerOfTheProviderLoadedAgain_leadsToThePageAgain() {
        String callback = service.signInAtProvider(browser.get(ME));
        String page = TestSignIn.location(browser.get(callback));

        assertEquals(page, TestSignIn.location(browser.get(callback)));
        assertTrue(page.startsWith(ME + "?sign_in="), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "of", "endPerson"})
    void outage_endsNothingByHalfAndThePageIsGoodAfterwards(String call) {
        logIn();
        HttpResponse page = page();
        service.outages.begin(call);

        assertEquals(503, press(page, "all", "1").status());
        service.outages.end();
        assertEquals(200, press(page, "all", "1").status());
        assertEquals(
                new Ended(ADA, Lever.PERSON, "ada@example.com"),
                service.revocations.ended().getLast());
    }

    @Test
    void calls_areBounded() {
        String session = logIn();
        HttpResponse page = page();
        service.outages.takeCalls();
        press(page, "end", session);

        assertEquals(List.of("find", "current", "of", "endSession", "of"), service.outages.takeCalls());
    }
}
