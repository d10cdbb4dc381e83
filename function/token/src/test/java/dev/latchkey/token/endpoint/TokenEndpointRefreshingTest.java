package dev.latchkey.token.endpoint;

import static dev.latchkey.token.testing.TestEndpoint.json;
import static dev.latchkey.token.testing.TestEndpoint.redemption;
import static dev.latchkey.token.testing.TestEndpoint.refresh;
import static dev.latchkey.token.testing.TestEndpoint.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.Lever;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.lambda.Metric;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import dev.latchkey.token.testing.Proof;
import dev.latchkey.token.testing.TestEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointRefreshingTest extends TokenEndpointHarness {
    @Test
    void badProof_costsNothing() {
        String token = refreshToken();
        int before = endpoint.credentials.issued().size();
        OF_A_REFRESH.forEach(endpoint.outages::begin);

        refused(ErrorCode.INVALID_REQUEST, endpoint.post(refresh(token)));
        refused(ErrorCode.INVALID_REQUEST, endpoint.post(refresh(token), "not.a.proof"));
        endpoint.outages.end();
        assertEquals(before, endpoint.credentials.issued().size());
        issued(post(refresh(token)));
    }

    @Test
    void tokenHalfAMinuteAfterItsSuccessorWasUsed_stillWorks() {
        String token = refreshToken();
        HttpResponse first = issued(post(refresh(token)));
        issued(post(refresh(text(first, "refreshToken"))));
        endpoint.clock.advance(Duration.ofSeconds(30));

        HttpResponse again = issued(post(refresh(token)));

        assertEquals(
                first.body().reveal().replace("\"expiresIn\":900", "\"expiresIn\":870"),
                again.body().reveal());
    }

    @Test
    void rightRequest_isIssuedEverythingButAnIdToken() {
        HttpResponse response = issued(post(refresh(refreshToken())));

        assertEquals(
                Set.of("accessToken", "tokenType", "expiresIn", "refreshToken"),
                json(response).names());
    }

    @Test
    void revokedSession_isRefusedAtOnce() {
        String token = refreshToken();
        issued(post(refresh(token)));
        String sessionId = String.valueOf(lastEvent().fields().get(Field.SESSION));
        endpoint.sessions.revoke(sessionId, Lever.LOGOUT, "a reason", endpoint.clock.context());

        refused(ErrorCode.USER_CREDENTIALS_CHANGED, post(refresh(token)));
        assertEquals("logout", lastEvent().fields().get(Field.LEVER));
        assertTrue(lastEvent().metrics().contains(Metric.count("endedByLogout", 1)));
    }

    @Test
    void whatThePersonBeganByARuleEnded_isRefusedAtOnceAndMayBeBegunAgain() {
        String token = refreshToken();
        endpoint.sessions.signOut(
                Grants.PERSON, "another-rule", endpoint.clock.instant().plusSeconds(1));
        issued(post(refresh(token)));
        String rule = String.valueOf(lastEvent().fields().get(Field.RULE));
        endpoint.sessions.signOut(Grants.PERSON, rule, endpoint.clock.instant().plusSeconds(1));

        refused(ErrorCode.USER_CREDENTIALS_CHANGED, post(refresh(token)));
        assertEquals("recheck", lastEvent().fields().get(Field.LEVER));
        endpoint.clock.advance(Duration.ofSeconds(1));
        issued(post(refresh(refreshToken())));
    }

    @Test
    void personSignedOut_isRefusedAtOnceAndMayLogInAgain() {
        String token = refreshToken();
        issued(post(refresh(token)));
        endpoint.sessions.signOut(Grants.PERSON, endpoint.clock.instant().plusSeconds(1));

        refused(ErrorCode.USER_CREDENTIALS_CHANGED, post(refresh(token)));
        endpoint.clock.advance(Duration.ofSeconds(1));
        issued(post(refresh(refreshToken())));
    }

    @Test
    void personSignedOut_isRefusedBeforeAnythingIsMinted() {
        String token = refreshToken();
        endpoint.sessions.signOut(Grants.PERSON, endpoint.clock.instant().plusSeconds(1));

        List.of("issue", "seal", "countMint").forEach(endpoint.outages::begin);
        refused(ErrorCode.USER_CREDENTIALS_CHANGED, post(refresh(token)));
    }

    @Test
    void successor_refreshesToo() {
        String successor = text(issued(post(refresh(refreshToken()))), "refreshToken");

        issued(post(refresh(successor)));
    }

    @Test
    void olderToken_keepsWorking() {
        String older = refreshToken();
        issued(post(refresh(older)));
        endpoint.clock.advance(Duration.ofHours(1));

        issued(post(refresh(older)));
    }

    @Test
    void grant_neitherMovesNorGrows() {
        String refreshToken = refreshToken();
        Map<String, String> members = refresh(refreshToken);
        members.put("scope", "everything");
        members.put("resource", "arn:aws:iam::111122223333:role/Administrator");
        issued(post(members));

        assertEquals(
                Grants.authorization(), endpoint.credentials.issued().getLast().authorization());
    }

    @Test
    void otherKey_isRefused() {
        refused(ErrorCode.INVALID_REQUEST, endpoint.post(refresh(refreshToken()), endpoint.proof(Proof.newKey())));
    }

    @Test
    void otherClient_isRefused() {
        Map<String, String> members = refresh(refreshToken());
        members.put("clientId", Grants.OTHER_CLIENT_ID);

        refused(ErrorCode.INVALID_REQUEST, post(members));
    }

    @Test
    void garbageAndForeignTokens_areRefusedInTheSameWords() {
        String token = refreshToken();
        List<String> bad = List.of(
                "garbage",
                token.substring(0, token.length() - 1),
                token.substring(0, 40) + (token.charAt(40) == 'A' ? 'B' : 'A') + token.substring(41),
                text(issued(new TestEndpoint().redeemWith(KEY)), "refreshToken"));

        for (String presented : bad) {
            assertEquals(
                    text(endpoint.post(refresh(token), endpoint.proof(Proof.newKey())), "message"),
                    text(refused(ErrorCode.INVALID_REQUEST, post(refresh(presented))), "message"));
        }
    }

    @Test
    void codeAsRefreshTokenAndTheReverse_areRefused() {
        Secret code = endpoint.issueCode();

        refused(ErrorCode.INVALID_REQUEST, post(refresh(code.reveal())));
        Map<String, String> members = redemption(code);
        String token = refreshToken();
        members.put("code", token.substring(0, Math.min(512, token.length())));
        refused(ErrorCode.INVALID_REQUEST, post(members));
    }

    @Test
    void membersOfTheOtherGrant_areIgnored() {
        Secret code = endpoint.issueCode();
        Map<String, String> members = refresh(refreshToken());
        members.putAll(Map.of("code", code.reveal(), "codeVerifier", "short"));

        issued(post(members));
        issued(redeem(code));
    }

    @Test
    void aSecondBeforeTheSessionsEnd_isIssued() {
        String refreshToken = refreshToken();
        endpoint.clock.advance(Duration.ofHours(8).minusSeconds(1));

        issued(post(refresh(refreshToken)));
    }

    @Test
    void atTheSessionsEnd_isExpiredHoweverOftenItWasRefreshed() {
        String refreshToken = refreshToken();
        endpoint.clock.advance(Duration.ofHours(7));
        String successor = text(issued(post(refresh(refreshToken))), "refreshToken");
        endpoint.clock.advance(Duration.ofHours(1));

        refused(ErrorCode.TOKEN_EXPIRED, post(refresh(successor)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "claim", "find", "open", "seal", "issue", "commit"})
    void outageOfAnyDependency_isAServerErrorAndTheSameRequestSucceedsAfterwards(String method) {
        Map<String, String> members = refresh(refreshToken());
        String proof = endpoint.proof(KEY);
        endpoint.outages.begin(method);
        refused(ErrorCode.SERVER_ERROR, endpoint.post(members, proof));

        endpoint.outages.end();
        issued(endpoint.post(members, proof));
    }

    @Test
    void tokenThatDoesNotOpen_isToldInTheEventAndCostsNoWriteButProofAndClaim() {
        String token = refreshToken();
        endpoint.outages.takeCalls();

        refused(ErrorCode.INVALID_REQUEST, endpoint.post(refresh(token), endpoint.proof(Proof.newKey())));
        assertEquals(List.of("claim", "find", "open", "record"), endpoint.outages.takeCalls());
        assertEquals("REFRESH_TOKEN_FORGED", lastEvent().fields().get(Field.ABUSE));
    }

    @ParameterizedTest
    @CsvSource({"21599, 200", "21600, 401"})
    void longestSessionOfTheDeployment_isTheEndThoughMoreWasGranted(long seconds, int status) {
        TestEndpoint strict = new TestEndpoint(Map.of("LATCHKEY_SESSION_HOURS", "6"));
        String token = text(issued(strict.redeemWith(KEY)), "refreshToken");
        strict.clock.advance(Duration.ofSeconds(seconds));

        assertEquals(status, strict.post(refresh(token), strict.proof(KEY)).status());
    }

    @Test
    void replayedProof_givesTheLeaseBackThatItsRequestTook() {
        String token = refreshToken();
        String proof = endpoint.proof(KEY);
        issued(endpoint.post(refresh(refreshToken()), proof));

        refused(ErrorCode.INVALID_REQUEST, endpoint.post(refresh(token), proof));
        assertEquals("PROOF_REPLAYED", lastEvent().fields().get(Field.ABUSE));
        issued(post(refresh(token)));
    }
}
