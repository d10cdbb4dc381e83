package dev.latchkey.signin.recheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.Lever;
import dev.latchkey.signin.testing.FakeRevocations.Ended;
import dev.latchkey.signin.testing.FakeSignIns.Issued;
import dev.latchkey.signin.testing.IdTokenMaker;
import dev.latchkey.signin.testing.TestProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that fail, or whose answers prove nothing, end nothing before their grace is over. */
class RecheckFailureTest extends RecheckHarness {
    @Test
    void providerThatFails_endsNothingUntilItsGraceIsOver() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.answer(TestProvider.TOKEN, DOWN);
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
        service.staff.answer(TestProvider.TOKEN, DOWN);
        mint(ada);
        service.staff.recover();
        service.clock.advance(Duration.ofMinutes(1));
        mint(ada);
        service.staff.answer(TestProvider.TOKEN, DOWN);
        service.clock.advance(GRACE);
        mint(ada);

        assertEquals(List.of("failed", "confirmed", "failed"), outcomes());
        assertEquals(List.of(), service.revocations.ended());
    }

    @Test
    void failureThatBeganLongAgo_isNotForgottenWhileNobodyAsks() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.answer(TestProvider.TOKEN, DOWN);
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
            return DOWN.to(request);
        });
        mint(ada);
        int asked = service.staff.requests(TestProvider.TOKEN).size();

        assertEquals(List.of(), mint(ben));
        assertEquals(asked, service.staff.requests(TestProvider.TOKEN).size());
        assertEquals(List.of("failed", "failed"), outcomes());
        assertTrue(known(ben).failure().isPresent());
    }

    @Test
    void providerThatFails_isAskedOnceAMinute() {
        Issued ada = signIn();
        service.clock.advance(EVERY);
        service.staff.answer(TestProvider.TOKEN, DOWN);
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
}
