package dev.latchkey.signin.recheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import dev.latchkey.grant.Lever;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.JsonObject;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.testing.FakeRevocations.Ended;
import dev.latchkey.signin.testing.FakeSignIns.Issued;
import dev.latchkey.signin.testing.IdTokenMaker;
import dev.latchkey.signin.testing.TestBrowser;
import dev.latchkey.signin.testing.TestProvider;
import dev.latchkey.signin.testing.TestSignIn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People whose sessions mint are looked up again at their provider. */
class RecheckTest {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofHours(1);

    private final TestSignIn service = new TestSignIn();

    @BeforeEach
    void recheckEveryTenMinutes() {
        service.access.put("/identityProviders/staff/recheck", "\"10m\"");
    }

    /** Ada, an engineer, signs in and chooses. */
    private Issued signIn(String choice) {
        TestBrowser browser = service.browser();
        HttpResponse page = service.signIn(browser);
        TestSignIn.choose(browser, page, choice);
        return service.signIns.issued().getLast();
    }

    private Issued signIn() {
        return signIn("engineers-read/111122223333");
    }

    private static String person(Issued issued) {
        return issued.grant().authorization().person().value();
    }

    /** Sessions mint: the stream tells of it. Which of them Lambda is to tell of again. */
    private List<String> mint(Issued... issued) {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < issued.length; i++) {
            records.append(i == 0 ? "" : ",")
                    .append(record(i, "session#" + issued[i].grant().session().value()));
        }
        return deliver(records.toString());
    }

    private static String record(int number, String pk) {
        return """
                {"eventName": "MODIFY", "eventSource": "aws:dynamodb",
                 "dynamodb": {"SequenceNumber": "%d", "Keys": {"pk": {"S": "%s"}}}}""".formatted(number, pk);
    }

    private List<String> deliver(String records) {
        JsonObject event = JsonObject.parse("{\"Records\": [" + records + "]}");
        String response =
                service.stream.answer(event, "request", service.contexts.get()).orElseThrow();
        return JsonObject.parse(response).tree().path("batchItemFailures").findValuesAsText("itemIdentifier");
    }

    private List<Object> outcomes() {
        return service.rechecks.stream()
                .map(event -> event.members().get("outcome"))
                .toList();
    }

    private KnownPerson known(Issued issued) {
        return service.signIns
                .people
                .find(issued.grant().authorization().person(), service.contexts.get())
                .orElseThrow();
    }

    private static ReadOnlyHTTPResponse unavailable() throws IOException {
        throw new IOException("refused");
    }

    @Test
    void mintSoonAfterTheSignIn_asksNobody() {
        Issued ada = signIn();
        int asked = service.staff.requests(TestProvider.TOKEN).size();
        service.clock.advance(EVERY.minusSeconds(1));

        assertEquals(List.of(), mint(ada));
        assertEquals(asked, service.staff.requests(TestProvider.TOKEN).size());
        assertEquals(List.of(), outcomes());
    }

    @Test
    void personWhomTheProviderVouchesFor_goesOnAndIsAskedAboutAgainTenMinutesLater() {
        Issued ada = signIn();
        for (int i = 0; i < 3; i++) {
            service.clock.advance(EVERY);
            assertEquals(List.of(), mint(ada));
            assertEquals(List.of(), mint(ada));
        }

        assertEquals(List.of("confirmed", "confirmed", "confirmed"), outcomes());
        assertEquals(List.of(), service.revocations.ended());
    }

    @Test
    void refreshTokenThatTheProviderKeeps_isUsedAgain() {
        service.staff.rotates = false;
        Issued ada = signIn();
        for (int i = 0; i < 2; i++) {
            service.clock.advance(EVERY);
            mint(ada);
        }

        assertEquals(List.of("confirmed", "confirmed"), outcomes());
    }

    @Test
    void invalidGrant_endsThePersonAndIsNotAskedAgain() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.endSessions();

        assertEquals(List.of(), mint(ada));
        assertEquals(List.of(), mint(ada));
        assertEquals(List.of(new Ended(person(ada), Lever.RECHECK, "staff")), service.revocations.ended());
        assertEquals(List.of("ended"), outcomes());
    }

    @Test
    void groupThatWasTaken_endsWhatItGaveAndNothingElse() {
        service.access.put("/rules/1/groups", "[\"staff/builders\"]");
        service.staff.person.put("groups", List.of("engineers", "builders"));
        Issued build = signIn("engineers-build/444455556666");
        Issued read = signIn();
        service.clock.advance(EVERY);
        service.staff.person.put("groups", List.of("engineers"));

        assertEquals(List.of(), mint(read, build));
        assertEquals(
                List.of(new Ended(person(read) + "/engineers-build", Lever.RECHECK, "staff")),
                service.revocations.ended());
        assertEquals(List.of("reduced"), outcomes());
        assertEquals(Set.of("engineers-read"), known(read).rules());
        assertEquals(Set.of("engineers"), known(read).groups());

        service.clock.advance(EVERY);
        mint(read);
        assertEquals(1, service.revocations.ended().size());
    }

    /** Keycloak leaves the claim out. */
    @Test
    void groupsThatNobodyTellsAnyMore_areNone() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.person.remove("groups");
        service.staff.userInfo.put("sub", "ada-1");

        mint(ada);
        assertEquals(
                List.of(new Ended(person(ada) + "/engineers-read", Lever.RECHECK, "staff")),
                service.revocations.ended());
    }

    @Test
    void ruleThatIsForOtherGroupsNow_isEnded() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.access.put("/rules/0/groups", "[\"staff/others\"]");

        mint(ada);
        assertEquals(
                List.of(new Ended(person(ada) + "/engineers-read", Lever.RECHECK, "staff")),
                service.revocations.ended());
    }

    @Test
    void answerWithoutIdToken_tellsGroupsByUserInfoOrNotAtAll() {
        Issued ada = signIn();
        service.staff.givesIdTokenAgain = false;
        service.staff.userInfo.put("sub", "ada-1");
        service.clock.advance(EVERY);
        mint(ada);
        assertEquals(List.of(), service.revocations.ended());

        service.staff.userInfo.put("groups", List.of("others"));
        service.clock.advance(EVERY);
        mint(ada);
        assertEquals(1, service.revocations.ended().size());
    }

    @Test
    void providerThatFails_endsNothingUntilItsGraceIsOver() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.answer(TestProvider.TOKEN, request -> unavailable());
        for (Duration down = Duration.ZERO; down.compareTo(GRACE) < 0; down = down.plus(EVERY)) {
            assertEquals(List.of(), mint(ada));
            service.clock.advance(EVERY);
        }
        assertEquals(List.of(), service.revocations.ended());
        assertEquals(Set.of("failed"), Set.copyOf(outcomes()));

        mint(ada);
        assertEquals(List.of(new Ended(person(ada), Lever.RECHECK, "staff")), service.revocations.ended());
        assertEquals("ended", outcomes().getLast());
    }

    @Test
    void providerThatIsBack_isAsIfNothingHadBeen() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.answer(TestProvider.TOKEN, request -> unavailable());
        mint(ada);
        service.staff.recover();
        service.clock.advance(Duration.ofMinutes(1));
        mint(ada);
        service.staff.answer(TestProvider.TOKEN, request -> unavailable());
        service.clock.advance(GRACE);
        mint(ada);

        assertEquals(List.of("failed", "confirmed", "failed"), outcomes());
        assertEquals(List.of(), service.revocations.ended());
    }

    @Test
    void failureThatBeganLongAgo_isNotForgottenWhileNobodyAsks() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.answer(TestProvider.TOKEN, request -> unavailable());
        mint(ada);
        service.clock.advance(GRACE.multipliedBy(3));
        mint(ada);

        assertEquals(List.of("failed", "ended"), outcomes());
    }

    /** Each time with a refresh token that takes the last one's place. */
    @Test
    void answersThatProveNothing_countAsFailuresThoughTheyRotate() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.lie = claims -> claims.put("sub", "ben-2");
        for (Duration down = Duration.ZERO; down.compareTo(GRACE) <= 0; down = down.plus(EVERY)) {
            assertEquals(List.of(), service.revocations.ended());
            mint(ada);
            service.clock.advance(EVERY);
        }

        assertEquals(List.of(new Ended(person(ada), Lever.RECHECK, "staff")), service.revocations.ended());
    }

    @Test
    void groupsThatAreElsewhere_areNotNone() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.person.remove("groups");
        service.staff.person.put("_claim_names", Map.of("groups", "src1"));

        mint(ada);
        assertEquals(List.of("failed"), outcomes());
        assertEquals(List.of(), service.revocations.ended());
    }

    @Test
    void providerThatHangs_isNotAskedForOthersRightAfter() {
        Issued ada = signIn();
        service.staff.person.put("sub", "ben-2");
        Issued ben = signIn();
        service.clock.advance(EVERY);
        service.staff.answer(TestProvider.TOKEN, request -> {
            service.clock.advance(Duration.ofSeconds(5));
            return unavailable();
        });
        mint(ada);
        int asked = service.staff.requests(TestProvider.TOKEN).size();

        assertEquals(List.of(), mint(ben));
        assertEquals(asked, service.staff.requests(TestProvider.TOKEN).size());
        assertEquals(List.of("failed", "failed"), outcomes());
        assertTrue(known(ben).failure().isPresent());
    }

    @Test
    void ruleThatAnotherOneShadowsNow_goesOn() {
        Issued ada = signIn();
        service.access.put("/rules/0/groups", "[\"staff/leads\"]");
        service.access.put(
                "/rules/-",
                "{\"name\": \"later\", \"groups\": [\"staff/engineers\"], \"role\": \"ReadOnly\","
                        + " \"accounts\": [\"111122223333\"]}");
        Issued later = signIn("later/111122223333");
        service.clock.advance(EVERY);
        service.staff.person.put("groups", List.of("engineers", "leads"));

        mint(later);
        assertEquals(List.of(), service.revocations.ended());
        assertEquals(person(ada), person(later));
    }

    @Test
    void refreshTokenOfAnotherClient_isNotUsed() {
        Issued ada = signIn();
        service.access.put("/identityProviders/staff/clientId", "\"another\"");
        service.clock.advance(EVERY);
        int asked = service.staff.requests(TestProvider.TOKEN).size();

        assertEquals(List.of(), mint(ada));
        assertEquals(asked, service.staff.requests(TestProvider.TOKEN).size());
    }

    /** Some providers give a refresh token at the first sign-in alone. */
    @Test
    void signInWithoutRefreshToken_isAnsweredForByTheOneBefore() {
        service.access.put("/rules/1/groups", "[\"staff/builders\"]");
        service.staff.person.put("groups", List.of("engineers", "builders"));
        signIn();
        service.staff.tokenLie = members -> members.remove("refresh_token");
        Issued build = signIn("engineers-build/444455556666");
        service.staff.tokenLie = members -> {};
        service.clock.advance(EVERY);
        service.staff.person.put("groups", List.of("engineers"));

        mint(build);
        assertEquals(
                List.of(new Ended(person(build) + "/engineers-build", Lever.RECHECK, "staff")),
                service.revocations.ended());
    }

    @Test
    void refreshTokenThatKmsCannotSeal_isNoneAndTheEventSaysSo() {
        service.staff.tokenLie = members -> members.put("refresh_token", "x".repeat(4097));

        assertTrue(signIn().authentication().session().refreshToken().isEmpty());
        assertEquals(
                List.of("recheck: the provider gave no refresh token"),
                service.events.stream()
                        .map(event -> event.members().get("reason"))
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Test
    void providerThatFails_isAskedOnceAMinute() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.answer(TestProvider.TOKEN, request -> unavailable());
        mint(ada);
        service.clock.advance(Duration.ofSeconds(59));
        mint(ada);
        assertEquals(1, outcomes().size());

        service.clock.advance(Duration.ofSeconds(1));
        mint(ada);
        assertEquals(2, outcomes().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_client", "unauthorized_client", "temporarily_unavailable"})
    void refusalThatSaysNothingOfThePerson_endsNothing(String error) {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.answer(TestProvider.TOKEN, request -> TestProvider.json(400, Map.of("error", error)));

        assertEquals(List.of(), mint(ada));
        assertEquals(List.of("failed"), outcomes());
        assertEquals(List.of(), service.revocations.ended());
        assertTrue(String.valueOf(service.rechecks.getLast().members().get("reason"))
                .endsWith(error));
    }

    @Test
    void throttling_endsNothing() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.answer(TestProvider.TOKEN, request -> TestProvider.json(429, Map.of()));

        mint(ada);
        assertEquals(List.of("failed"), outcomes());
        assertEquals(List.of(), service.revocations.ended());
    }

    @Test
    void anotherPersonsIdToken_isAFailure() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.lie = claims -> claims.put("sub", "ben-2");

        mint(ada);
        assertEquals(List.of("failed"), outcomes());
        assertEquals(List.of(), service.revocations.ended());
    }

    @Test
    void idTokenByAnotherKey_isAFailureAndItsRefreshTokenIsKept() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.maker = IdTokenMaker.none();
        mint(ada);
        service.staff.maker = IdTokenMaker.rs256();
        service.clock.advance(Duration.ofMinutes(1));
        mint(ada);

        assertEquals(List.of("failed", "confirmed"), outcomes());
    }

    @Test
    void personWhoSignedInAgainMeanwhile_isNotEndedByTheirOldRefreshToken() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.answer(TestProvider.TOKEN, request -> {
            service.staff.recover();
            signIn();
            return TestProvider.json(400, Map.of("error", "invalid_grant"));
        });

        mint(ada);
        assertEquals(List.of(), service.revocations.ended());
        service.clock.advance(EVERY);
        mint(ada);
        assertEquals("confirmed", outcomes().getLast());
    }

    @Test
    void severalSessionsOfOnePerson_areOneLookUp() {
        Issued first = signIn();
        Issued second = signIn();
        service.clock.advance(EVERY);
        int before = service.staff.requests(TestProvider.TOKEN).size();

        mint(first, second, first);
        assertEquals(before + 1, service.staff.requests(TestProvider.TOKEN).size());
    }

    @Test
    void personWhoIsHeld_isLeftToWhoHoldsThem() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.signIns.people.hold(known(ada), "another", service.contexts.get());

        assertEquals(List.of(), mint(ada));
        assertEquals(List.of("held"), outcomes());
        service.clock.advance(Duration.ofSeconds(30));
        mint(ada);
        assertEquals("confirmed", outcomes().getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"owners", "find", "hold", "replaced", "checked", "endRule"})
    void outageOfOurs_isToldAgainAndEndsNobodyElse(String method) {
        service.access.put("/rules/1/groups", "[\"staff/builders\"]");
        service.staff.person.put("groups", List.of("engineers", "builders"));
        Issued build = signIn("engineers-build/444455556666");
        service.staff.person.put("groups", List.of("engineers"));
        service.staff.rotates = !method.equals("hold");
        service.clock.advance(EVERY);
        service.outages.begin(method);

        assertEquals(List.of("0"), mint(build));
        assertEquals(List.of("TRY_AGAIN"), outcomes());
        assertFalse(service.revocations.ended().contains(new Ended(person(build), Lever.RECHECK, "staff")));
    }

    @Test
    void outageWhileEnding_isEndedAtTheNextAttempt() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.endSessions();
        service.outages.begin("endPerson");
        assertEquals(List.of("0"), mint(ada));
        service.outages.end();

        assertEquals(List.of(), mint(ada));
        assertEquals(List.of(new Ended(person(ada), Lever.RECHECK, "staff")), service.revocations.ended());
    }

    @Test
    void bug_isToldAgainWithItsPlaceAndWithoutItsMessage() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.outages.bug("hold");

        assertEquals(List.of("0"), mint(ada));
        String reason = String.valueOf(service.rechecks.getLast().members().get("reason"));
        assertTrue(reason.startsWith("java.lang.IllegalStateException["), reason);
        assertFalse(reason.contains("s3cr3t"), reason);
    }

    @Test
    void accessFileThatCannotBeRead_isToldAgain() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.outages.begin("current");

        assertEquals(List.of("0"), mint(ada));
        assertEquals(List.of("TRY_AGAIN"), outcomes());
    }

    @Test
    void accessFileThatWantsNobodyLookedUp_readsNothingElse() {
        Issued ada = signIn();
        service.access.remove("/identityProviders/staff/recheck");
        service.clock.advance(EVERY);
        service.outages.takeCalls();

        assertEquals(List.of(), mint(ada));
        assertEquals(List.of("current"), service.outages.takeCalls());
    }

    @Test
    void providerThatIsNoLongerInTheFile_vouchesForNobody() {
        Issued ada = signIn();
        service.clock.advance(Duration.ofMinutes(1));
        service.access.put("/identityProviders/staff/issuer", "\"https://partners.example/realm\"");

        assertEquals(List.of(), mint(ada));
        assertEquals(List.of(), mint(ada));
        assertEquals(List.of(new Ended(person(ada), Lever.ACCESS_FILE, "staff")), service.revocations.ended());
        assertEquals(List.of("ended"), outcomes());
    }

    @Test
    void providerWithoutRecheck_leavesItsRefreshTokenBehind() {
        service.access.put("/identityProviders/staff/recheck", "\"10m\"");
        service.access.put("/identityProviders/staff/scopes", "[\"offline_access\"]");
        service.access.remove("/identityProviders/staff/recheck");

        assertTrue(signIn().authentication().session().refreshToken().isEmpty());
    }

    @Test
    void recordsOfNoSession_areLeftAlone() {
        assertEquals(List.of(), deliver(record(0, "code#x") + "," + record(1, "session#not-an-id")));
        assertEquals(List.of(), outcomes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Records\": []}",
                "{\"Records\": {}}",
                "{\"Records\": [{\"eventSource\": \"aws:sqs\"}]}",
                "{\"Records\": [7]}"
            })
    void eventsThatAreNoStreams_areNotTaken(String event) {
        assertTrue(service.stream
                .answer(JsonObject.parse(event), "request", service.contexts.get())
                .isEmpty());
    }

    @Test
    void event_namesWhoAndWhatAndHasNoSecret() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        mint(ada);

        Map<String, Object> members = service.rechecks.getLast().members();
        assertEquals(List.of("time", "step", "provider", "person", "outcome", "millis"), List.copyOf(members.keySet()));
        Identity identity = ada.authentication().identity();
        assertEquals(identity.person().value(), members.get("person"));
        String told = members + service.rechecks.getLast().calls().toString();
        service.staff.secrets().forEach(secret -> assertFalse(told.contains(secret)));
    }
}
