package dev.latchkey.signin.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.lambda.Metric;
import dev.latchkey.signin.testing.FakeRevocations.Ended;
import dev.latchkey.signin.testing.IdTokenMaker;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider's logout ends, and what the provider is answered. */
class BackChannelLogoutTest {
    private static final String ADA =
            PersonId.of("https://staff.example", "ada-1").value();

    private final TestSignIn service = new TestSignIn();
    private final Map<String, Object> claims = service.staff.logout();

    /** Ada has one more session, which began in that session of the provider's; its id. */
    private String session(String sid) {
        TestBrowser browser = service.browser();
        service.staff.person.put("sid", sid);
        TestSignIn.choose(browser, service.signIn(browser), "engineers-build/444455556666");
        return service.signIns.issued().getLast().grant().session().value();
    }

    private HttpResponse send() {
        return service.logout("staff", IdTokenMaker.rs256().make(claims));
    }

    private static Ended ended(String what) {
        return new Ended(what, Lever.LOGOUT, "staff");
    }

    private void assertDone(HttpResponse response, String ended) {
        assertEquals(200, response.status(), () -> service.event().toString());
        assertEquals("no-store", response.header("Cache-Control").orElseThrow());
        assertEquals("logged_out", service.event().get("outcome"));
        assertEquals("logout", service.event().get("step"));
        assertEquals("staff", service.event().get("provider"));
        assertEquals(ended, service.event().get("ended"));
        assertEquals(1, count("logoutsReceived"));
        assertEquals(0, count("logoutsRefused"));
    }

    private long count(String metric) {
        return service.events.getLast().metrics().stream()
                .filter(counted -> counted.name().equals(metric))
                .map(Metric::values)
                .map(List::getFirst)
                .findFirst()
                .orElseThrow();
    }

    private void assertFailed(HttpResponse response, long failures) {
        assertEquals(400, response.status());
        assertEquals("no-store", response.header("Cache-Control").orElseThrow());
        assertEquals(
                "{\"error\":\"server_error\",\"error_description\":\"the logout was not carried out: send it again\"}",
                response.body().reveal());
        assertEquals(failures, count("failures"));
    }

    @Test
    void sid_endsWhatBeganInThatSessionOfTheProvidersAlone() {
        String first = session("session-1");
        String second = session("session-1");
        session("session-2");
        claims.put("sid", "session-1");

        assertDone(send(), first + " " + second);
        assertEquals(ADA, service.event().get("person"));
        assertEquals(List.of(ended(first), ended(second)), service.revocations.ended());
    }

    @Test
    void sid_ofWhichNotAllSessionsAreKeptEndsThePerson() {
        session("session-1");
        service.logouts.areAll = false;
        claims.put("sid", "session-1");

        assertDone(send(), "everything");
        assertEquals(List.of(ended(ADA)), service.revocations.ended());
    }

    @ParameterizedTest
    @MethodSource
    void sid_thatIsNoneIsIgnoredAtTheSignIn(Object sid) {
        service.staff.person.put("sid", sid);
        TestBrowser browser = service.browser();
        TestSignIn.choose(browser, service.signIn(browser), "engineers-build/444455556666");

        assertEquals(
                Optional.empty(),
                service.signIns.issued().getLast().authentication().session().sid());
    }

    static Stream<Object> sid_thatIsNoneIsIgnoredAtTheSignIn() {
        return Stream.of("s".repeat(256), "", 17, List.of("session-1"), Map.of());
    }

    @Test
    void sid_ofTheGreatestLengthIsKept() {
        session("s".repeat(255));

        assertEquals(
                Optional.of("s".repeat(255)),
                service.signIns.issued().getLast().authentication().session().sid());
    }

    @Test
    void sid_thatIsNotOursIsDoneAndEndsNothing() {
        session("session-1");
        claims.put("sid", "another");

        assertDone(send(), "nothing");
        assertEquals(List.of(), service.revocations.ended());
    }

    @Test
    void sid_ofAnotherProvidersSessionEndsNothing() {
        session("session-1");
        service.access.addPartners();
        service.clock.advance(Duration.ofSeconds(10));
        Map<String, Object> others = service.partners.logout();
        others.put("aud", "latchkey-there");
        others.put("sid", "session-1");

        assertEquals(
                200,
                service.logout("partners", IdTokenMaker.rs256().make(others)).status(),
                () -> service.event().toString());
        assertEquals("nothing", service.event().get("ended"));
        assertEquals(List.of(), service.revocations.ended());
    }

    @Test
    void tokenOfOneProvider_isNotTakenUnderTheNameOfAnother() {
        service.access.addPartners();

        assertEquals(
                400,
                service.logout("partners", IdTokenMaker.rs256().make(claims)).status());
        assertEquals("logout token: iss is another provider", service.event().get("reason"));
    }

    @Test
    void sub_endsThePerson() {
        assertDone(send(), "everything");
        assertEquals(ADA, service.event().get("person"));
        assertEquals(List.of(ended(ADA)), service.revocations.ended());
    }

    @Test
    void sub_ofPeopleWhoAreKnownByAnotherClaimIsLookedUp() {
        service.access.put("/identityProviders/staff/person", "{\"id\": \"oid\"}");
        service.staff.person.put("oid", "object-7");
        assertDone(send(), "nothing");
        session("session-1");
        claims.put("jti", "another");

        assertDone(send(), "everything");
        assertEquals(
                List.of(ended(PersonId.of("https://staff.example", "object-7").value())), service.revocations.ended());
    }

    @Test
    void tokenThatIsSentAgain_isNoErrorAndEndsNothingMore() {
        session("session-1");
        claims.put("sid", "session-1");
        send();
        session("session-1");
        int before = service.revocations.ended().size();

        assertDone(send(), "nothing");
        claims.remove("sid");
        assertDone(send(), "nothing");
        assertEquals(before, service.revocations.ended().size());
    }

    /** The provider may never send it again by itself, but whoever does finds nothing done by half. */
    @ParameterizedTest
    @ValueSource(strings = {"isDone", "end", "endSession", "done"})
    void outage_losesNoLogoutOfASession(String call) {
        String session = session("session-1");
        claims.put("sid", "session-1");
        service.outages.begin(call);
        assertFailed(send(), 1);
        assertEquals("TRY_AGAIN", service.event().get("outcome"));
        service.outages.end();

        assertDone(send(), session);
        assertTrue(service.revocations.ended().contains(ended(session)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"isDone", "endPerson"})
    void outage_losesNoLogoutOfAPerson(String call) {
        service.outages.begin(call);
        assertFailed(send(), 1);
        service.outages.end();

        assertDone(send(), "everything");
        assertEquals(List.of(ended(ADA)), service.revocations.ended());
    }

    @Test
    void providerThatIsDown_isNoFaultOfOurs() {
        service.staff.answer(TestProvider.KEYS, request -> {
            throw new IOException("down");
        });

        assertFailed(send(), 0);
        assertEquals(1, count("providerErrors"));
        service.staff.recover();
        service.clock.advance(Duration.ofSeconds(5));
        assertDone(send(), "everything");
    }

    @Test
    void bug_isAFailureWithoutASecret() {
        service.outages.bug("endPerson");

        assertFailed(send(), 1);
        assertEquals("SERVER_ERROR", service.event().get("outcome"));
        assertFalse(service.event().toString().contains("s3cr3t"));
    }

    @Test
    void event_holdsNothingOfTheToken() {
        session("session-1");
        claims.put("sid", "session-1");
        String token = IdTokenMaker.rs256().make(claims);
        service.logout("staff", token);

        String event = service.event().toString();
        assertFalse(event.contains(token) || event.contains("session-1") || event.contains("logout-"), event);
    }

    @Test
    void formWithoutToken_isRefused() {
        TestBrowser provider = service.browser();

        assertEquals(
                400,
                provider.post(TestSignIn.LOGOUT + "staff", Map.of("token", "x"), Map.of())
                        .status());
        assertEquals("form: logout_token is missing", service.event().get("reason"));
        assertEquals(1, count("logoutsRefused"));
        String twice = "logout_token=a&logout_token=b";
        assertEquals(
                400,
                provider.send("POST", TestSignIn.LOGOUT + "staff", twice, Map.of())
                        .status());
        assertEquals("form: repeated parameter", service.event().get("reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "staff/", "STAFF"})
    void unknownProvider_isRefusedWithoutAnyReadOfTheTable(String name) {
        send();
        service.outages.takeCalls();

        assertEquals(
                400, service.logout(name, IdTokenMaker.rs256().make(claims)).status());
        assertEquals("provider: unknown", service.event().get("reason"));
        assertEquals(List.of(), service.outages.takeCalls());
    }

    @Test
    void get_isRefused() {
        assertEquals(400, service.browser().get(TestSignIn.LOGOUT + "staff").status());
        assertEquals("method: not POST", service.event().get("reason"));
    }

    @Test
    void withoutAccessFile_isRefusedAndCounted() {
        service.access.clear();

        assertEquals(400, send().status());
        assertEquals("NO_ACCESS_FILE", service.event().get("outcome"));
        assertEquals(1, count("accessFileMissing"));
    }
}
