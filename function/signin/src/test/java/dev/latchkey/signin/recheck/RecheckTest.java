package dev.latchkey.signin.recheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.Lever;
import dev.latchkey.signin.testing.FakeRevocations.Ended;
import dev.latchkey.signin.testing.FakeSignIns.Issued;
import dev.latchkey.signin.testing.TestProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a look-up at the provider confirms, and what it ends. */
class RecheckTest extends RecheckHarness {
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
}
