package dev.latchkey.signin.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.aws.dynamodb.PersonItem;
import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.grant.Authorization;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.PersonMarks.Mark;
import dev.latchkey.grant.SessionId;
import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.oauth.Sha256;
import dev.latchkey.request.DependencyException;
import dev.latchkey.request.RequestContext;
import dev.latchkey.signin.flow.Sealed;
import dev.latchkey.signin.flow.SignIns;
import dev.latchkey.signin.session.Logouts.Begun;
import dev.latchkey.signin.testing.Authentications;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("service")
class DynamoDbLogoutsTest {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    private final TestClock clock = TestClock.atStart();
    private final String issuer = "https://" + UUID.randomUUID() + ".example";
    private final DynamoDbLogouts logouts = new DynamoDbLogouts(harness.table());
    private final SignIns signIns = new DynamoDbSignIns(harness.table(), harness.codeMacs(), harness.knownPeople());
    private final PersonId ada = PersonId.of(issuer, "ada");
    private final PersonId somebody = PersonId.of(issuer, "somebody");

    private RequestContext context() {
        return clock.context();
    }

    /** Somebody signed in at that time in that session of the provider's, and chooses now. */
    private Optional<SessionId> begin(String sid, Instant authTime) {
        SignIns.Kept kept = new SignIns.Kept(
                Sha256.base64Url(UUID.randomUUID().toString()),
                1,
                Sealed.of(new byte[] {1}),
                clock.instant().plusSeconds(600));
        signIns.begin(kept, context());
        IssuedCode issued = issued(authTime);
        return signIns.complete(
                        kept,
                        AuthorizationCode.next(ada),
                        issued,
                        Authentications.of(issuer, "subject", Optional.of(sid), Optional.empty()),
                        context())
                ? Optional.of(issued.session())
                : Optional.empty();
    }

    private IssuedCode issued(Instant authTime) {
        IssuedCode code = Grants.issuedCode(authTime);
        Authorization of = code.authorization();
        return new IssuedCode(
                code.clientId(),
                code.redirectUri(),
                code.codeChallenge(),
                code.codeChallengeMethod(),
                Optional.empty(),
                code.expiresAt(),
                Map.of(),
                code.signInIp(),
                code.session(),
                new Authorization(
                        ada,
                        of.rule(),
                        of.role(),
                        of.sessionName(),
                        of.sourceIdentity(),
                        of.tags(),
                        of.policy(),
                        of.policyArns(),
                        of.authTime(),
                        of.sessionEndsAt()));
    }

    private SessionId begin(String sid) {
        return begin(sid, clock.instant()).orElseThrow();
    }

    private Begun end(String sid) {
        return logouts.end(issuer, sid, next(), context());
    }

    private Instant next() {
        return clock.instant().plusSeconds(1);
    }

    private Optional<Mark> mark() {
        return PersonItem.marks(harness.table().get(PersonItem.key(somebody), context()))
                .all();
    }

    @Test
    void end_tellsWhatBeganInThatSessionAlone() {
        SessionId first = begin("s-1");
        SessionId second = begin("s-1");
        begin("s-2");

        Begun begun = end("s-1");
        assertEquals(Optional.of(ada), begun.person());
        assertEquals(Set.of(first, second), Set.copyOf(begun.sessions()));
        assertTrue(begun.areAll());
    }

    @Test
    void end_ofASessionThatIsNotOursIsOfNobody() {
        begin("s-1");

        assertEquals(new Begun(Optional.empty(), List.of(), true), end("s-3"));
        assertEquals(
                new Begun(Optional.empty(), List.of(), true),
                logouts.end("https://another.example", "s-1", next(), context()));
    }

    @Test
    void end_leavesOutWhatIsOver() {
        begin("s-1");
        clock.advance(Duration.ofHours(8));
        SessionId later = begin("s-1");

        assertEquals(List.of(later), end("s-1").sessions());
    }

    @Test
    void end_isDoneThoughItsResponseIsLost() {
        SessionId session = begin("s-1");
        harness.faults().forgetCalls();
        harness.faults().fail("UpdateItem sid#", Fault.CUT_OFF, harness.faults()::clear);

        assertEquals(List.of(session), end("s-1").sessions());
        assertEquals(2, harness.faults().calls("UpdateItem sid#"));
    }

    /** The person had signed in at the provider, and chooses only after they were logged out there. */
    @Test
    void choiceAfterTheLogout_beginsNothing() {
        end("s-1");

        assertEquals(Optional.empty(), begin("s-1", clock.instant()));
        clock.advance(Duration.ofSeconds(1));
        assertTrue(begin("s-1", clock.instant()).isPresent(), "whoever signs in again there begins anew");
    }

    @Test
    void sessions_thatAreTooManyAreSaidToBeMore() {
        List<SessionId> all = new ArrayList<>();
        for (int i = 0; i < ProviderSessionItem.MOST; i++) {
            all.add(begin("s-1"));
        }
        assertTrue(end("s-1").areAll());
        clock.advance(Duration.ofSeconds(1));
        all.add(begin("s-1"));

        Begun begun = end("s-1");
        assertEquals(ProviderSessionItem.MOST, begun.sessions().size());
        assertTrue(all.containsAll(begun.sessions()));
        assertTrue(begun.sessions().contains(all.getLast()));
        assertFalse(begun.areAll());
    }

    @Test
    void sessions_thatAreOverMakeRoom() {
        for (int i = 0; i < ProviderSessionItem.MOST; i++) {
            begin("s-1");
        }
        clock.advance(Duration.ofHours(8));
        SessionId later = begin("s-1");

        assertEquals(new Begun(Optional.of(ada), List.of(later), true), end("s-1"));
    }

    @Test
    void person_isFoundByTheSubjectUnlessThatIsTheirId() {
        begin("s-1");

        assertEquals(Optional.of(ada), logouts.person(issuer, "subject", context()));
        assertEquals(Optional.empty(), logouts.person(issuer, "another", context()));
        assertEquals(Optional.empty(), logouts.person("https://another.example", "subject", context()));
    }

    @Test
    void done_isOfThatTokenAndProvider() {
        logouts.done(issuer, "token", context());
        logouts.done(issuer, "token", context());

        assertTrue(logouts.isDone(issuer, "token", context()));
        assertFalse(logouts.isDone(issuer, "another", context()));
        assertFalse(logouts.isDone("https://another.example", "token", context()));
    }

    @Test
    void endPerson_marksThePersonOnceForEachToken() {
        assertTrue(logouts.endPerson(somebody, next(), "staff", issuer, "token", context()));
        Mark first = mark().orElseThrow();
        assertEquals(new Mark(next(), Optional.of(Lever.LOGOUT), Optional.of("staff")), first);
        assertTrue(logouts.isDone(issuer, "token", context()));
        clock.advance(Duration.ofSeconds(30));

        assertFalse(logouts.endPerson(somebody, next(), "staff", issuer, "token", context()));
        assertEquals(first, mark().orElseThrow());
        assertTrue(logouts.endPerson(somebody, next(), "staff", issuer, "another", context()));
        assertEquals(next(), mark().orElseThrow().notBefore());
    }

    @Test
    void endPerson_ofWhomAsMuchWasEndedIsDone() {
        Instant later = next().plusSeconds(60);
        harness.revoke(Revocation.ofPerson(somebody, later, Lever.OPERATOR, "somebody else"));

        assertFalse(logouts.endPerson(somebody, next(), "staff", issuer, "token", context()));
        assertEquals(later, mark().orElseThrow().notBefore());
        assertTrue(logouts.isDone(issuer, "token", context()));
    }

    @Test
    void endPerson_isDoneThoughItsResponseIsLost() {
        harness.faults().forgetCalls();
        harness.faults().fail("TransactWriteItems person#", Fault.CUT_OFF, harness.faults()::clear);

        assertTrue(logouts.endPerson(somebody, next(), "staff", issuer, "token", context()));
        assertEquals(2, harness.faults().calls("TransactWriteItems person#"));
        assertEquals(next(), mark().orElseThrow().notBefore());
    }

    @Test
    void endPerson_thatFailsDoesNothingByHalf() {
        harness.faults().fail("TransactWriteItems person#", Fault.ERROR);

        assertThrows(
                DependencyException.class,
                () -> logouts.endPerson(somebody, next(), "staff", issuer, "token", context()));
        harness.faults().clear();
        assertFalse(logouts.isDone(issuer, "token", context()));
        assertEquals(Optional.empty(), mark());
    }
}
