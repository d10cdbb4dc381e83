package dev.latchkey.local.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.aws.dynamodb.DynamoDbTable;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.request.RequestContext;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.aws.dynamodb.DynamoDbSessions;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import dev.latchkey.token.testing.TestEndpoint;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that fail, and what they leave behind. */
@Tag("service")
class OutageTest extends ServiceHarness {
    @Test
    void roleThatStsRefuses_isInsufficientPermissionsAndTheCodeSurvives() throws Exception {
        String code = service.signIn();
        service.faults().fail("AssumeRole", Fault.DENY);
        refused(ErrorCode.INSUFFICIENT_PERMISSIONS, redeem(code));

        service.faults().clear();
        issued(redeem(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactGetItems", "UpdateItem", "TransactWriteItems", "AssumeRole", "Encrypt", "Sign"})
    void outageDuringARedemption_isAServerErrorAndTheSameRequestSucceedsAfterwards(String operation) throws Exception {
        Map<String, String> members = TestEndpoint.redemption(Secret.of(service.signIn()));
        String proof = service.proof(key);
        service.faults().fail(operation, Fault.ERROR);
        refused(ErrorCode.SERVER_ERROR, service.post(members, proof));

        service.faults().clear();
        issued(service.post(members, proof));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Decrypt", "BatchGetItem", "AssumeRole", "Encrypt"})
    void outageDuringARefresh_isAServerErrorAndTheSameRequestSucceedsAfterwards(String operation) throws Exception {
        Map<String, String> members = TestEndpoint.refresh(refreshToken());
        String proof = service.proof(key);
        service.faults().fail(operation, Fault.ERROR);
        refused(ErrorCode.SERVER_ERROR, service.post(members, proof));

        service.faults().clear();
        issued(service.post(members, proof));
    }

    @Test
    void redemptionWhoseCommitsAnswerIsLost_isAnsweredAllTheSame() throws Exception {
        Map<String, String> members = TestEndpoint.redemption(Secret.of(service.signIn()));
        service.faults().fail("TransactWriteItems", Fault.CUT_OFF);

        issued(service.post(members, service.proof(key)));
    }

    @Test
    void writeWhoseAnswerIsLost_costsNeitherCodeNorProof() throws Exception {
        Map<String, String> members = TestEndpoint.redemption(Secret.of(service.signIn()));
        String proof = service.proof(key);
        service.faults().fail("UpdateItem", Fault.CUT_OFF);
        refused(ErrorCode.SERVER_ERROR, service.post(members, proof));

        service.faults().clear();
        issued(service.post(members, proof));
    }

    @Test
    void refreshWhoseWritesAreLost_succeedsWhenItIsSentAgain() throws Exception {
        Map<String, String> members = TestEndpoint.refresh(refreshToken());
        String proof = service.proof(key);
        service.faults().fail("UpdateItem", Fault.CUT_OFF);
        refused(ErrorCode.SERVER_ERROR, service.post(members, proof));

        service.faults().clear();
        issued(service.post(members, proof));
    }

    @Test
    void claimWhoseAnswerIsLost_isFoundAgainAtOnce() throws Exception {
        Map<String, String> members = TestEndpoint.refresh(refreshToken());
        service.faults().forgetCalls();
        service.faults().fail("UpdateItem refreshed#", Fault.CUT_OFF, service.faults()::clear);

        issued(service.post(members, service.proof(key)));
        assertEquals(3, service.faults().calls("UpdateItem refreshed#"), "claim, claim again, commit");
    }

    @Test
    void countWhoseAnswerIsLost_countsOnce() throws Exception {
        Map<String, String> members = TestEndpoint.refresh(refreshToken());
        service.faults().forgetCalls();
        service.faults().fail("UpdateItem session#", Fault.CUT_OFF, service.faults()::clear);

        issued(service.post(members, service.proof(key)));
        assertEquals(2, service.faults().calls("UpdateItem session#"), "the count, and again");
        assertEquals(
                Map.of(0L, 1L),
                new DynamoDbSessions(new DynamoDbTable(
                                service.service().clients().dynamoDb(),
                                service.service().settings().tableName()))
                        .find(
                                String.valueOf(
                                        service.events().getLast().fields().get(Field.SESSION)),
                                Grants.PERSON,
                                RequestContext.within(Duration.ofSeconds(10), Clock.systemUTC()))
                        .mints());
    }
}
