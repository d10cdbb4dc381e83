package dev.latchkey.local.endtoend;

import static dev.latchkey.local.testing.TestService.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.aws.dynamodb.Revocation;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.local.Backend;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two services that share nothing but their people and their rules, as in two Regions: one is lost, the other takes over,
 * and the first comes back as it was.
 */
class LostRegionTest {
    @TempDir
    static Path folder;

    private static Backend first;
    private static Backend second;

    private final String user = UUID.randomUUID() + "@example.com";
    private final ECKey key = Proof.newKey();
    private TestService lost;
    private TestService standby;

    @BeforeAll
    static void startBackends() {
        first = Backend.standIns(folder.resolve("first"), Clock.systemUTC());
        second = Backend.standIns(folder.resolve("second"), Clock.systemUTC());
    }

    @AfterAll
    static void stopBackends() {
        first.close();
        second.close();
    }

    @BeforeEach
    void start() {
        lost = new TestService(first, user);
        standby = new TestService(second, user);
    }

    @AfterEach
    void stop() {
        lost.close();
        standby.close();
    }

    private HttpResponse<String> redeem(TestService service, String code) throws Exception {
        return service.post(TestEndpoint.redemption(Secret.of(code)), service.proof(key));
    }

    private String logIn(TestService service) throws Exception {
        return text(ServiceHarness.issued(redeem(service, service.signIn())), "refreshToken");
    }

    private HttpResponse<String> refresh(TestService service, String token) throws Exception {
        return service.post(TestEndpoint.refresh(token), service.proof(key));
    }

    private static PersonId person(TestService service) {
        return PersonId.parse(String.valueOf(service.events().getLast().fields().get(Field.PERSON)));
    }

    private static void revoke(TestService service, PersonId person) {
        Revocation revocation =
                Revocation.ofPerson(person, service.clock().instant().plusSeconds(1), Lever.OPERATOR, "a test");
        new DynamoDbTable(
                        service.service().clients().dynamoDb(),
                        service.service().settings().tableName())
                .update(
                        revocation.pk(),
                        RequestContext.within(Duration.ofSeconds(10), Clock.systemUTC()),
                        revocation::into);
    }

    private void bringBack() {
        lost.close();
        lost = new TestService(first, user);
    }

    @Test
    void sessionOfTheLostRegion_isRefusedAtTheOther() throws Exception {
        String token = logIn(lost);
        ServiceHarness.refused(ErrorCode.INVALID_REQUEST, refresh(standby, token));
        assertEquals(
                "REFRESH_TOKEN_FORGED",
                String.valueOf(standby.events().getLast().fields().get(Field.ABUSE)));
    }

    @Test
    void codeOfTheLostRegion_isRefusedAtTheOther() throws Exception {
        ServiceHarness.refused(ErrorCode.INVALID_REQUEST, redeem(standby, lost.signIn()));
    }

    @Test
    void sessionOfTheLostRegion_goesOnWhenItIsBack() throws Exception {
        String token = logIn(lost);
        logIn(standby);
        bringBack();
        ServiceHarness.issued(refresh(lost, token));
    }

    @Test
    void personWhoWasRevokedMeanwhile_isRefusedAtTheFirstOnlyOnceRevokedThere() throws Exception {
        String before = logIn(lost);
        String meanwhile = logIn(standby);
        PersonId person = person(standby);
        revoke(standby, person);
        ServiceHarness.refused(ErrorCode.USER_CREDENTIALS_CHANGED, refresh(standby, meanwhile));

        bringBack();
        before = text(ServiceHarness.issued(refresh(lost, before)), "refreshToken");
        revoke(lost, person);
        ServiceHarness.refused(ErrorCode.USER_CREDENTIALS_CHANGED, refresh(lost, before));
    }

    @Test
    void personIsMarkedAtARegionThatNeverSawThem_andMaySignInThereAfterwards() throws Exception {
        logIn(lost);
        revoke(standby, person(lost));
        standby.clock().advance(Duration.ofSeconds(5));
        ServiceHarness.issued(refresh(standby, logIn(standby)));
    }
}
