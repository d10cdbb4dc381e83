package dev.latchkey.signin.recheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.Lever;
import dev.latchkey.json.JsonObject;
import dev.latchkey.signin.access.Identity;
import dev.latchkey.signin.testing.FakeRevocations.Ended;
import dev.latchkey.signin.testing.FakeSignIns.Issued;
import dev.latchkey.signin.testing.TestProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken of the table's stream, one look-up for each person, and what is told again after a fault of ours. */
class SessionStreamTest extends RecheckHarness {
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
