package dev.latchkey.token.endpoint;

import static dev.latchkey.token.testing.TestEndpoint.json;
import static dev.latchkey.token.testing.TestEndpoint.redemption;
import static dev.latchkey.token.testing.TestEndpoint.refresh;
import static dev.latchkey.token.testing.TestEndpoint.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.Lever;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import dev.latchkey.token.grant.AuthorizationCodes;
import dev.latchkey.token.testing.FakeCredentialsIssuer;
import dev.latchkey.token.testing.Proof;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointRedemptionTest extends TokenEndpointHarness {
    @Test
    void rightRequest_isIssuedEverything() {
        HttpResponse response = issued(redeem(endpoint.issueCode()));

        assertEquals(
                Set.of("accessToken", "tokenType", "expiresIn", "refreshToken", "idToken"),
                json(response).names());
        JsonObject accessToken = json(response).object("accessToken").orElseThrow();
        assertEquals(Set.of("accessKeyId", "secretAccessKey", "sessionToken"), accessToken.names());
        assertEquals("aws_sigv4", text(response, "tokenType"));
        assertEquals(900, json(response).number("expiresIn").orElseThrow());
    }

    @Test
    void credentials_areOfTheGrantedRole() {
        issued(redeem(endpoint.issueCode()));

        assertEquals(
                Grants.authorization(), endpoint.credentials.issued().getFirst().authorization());
    }

    @Test
    void inAForm_isAnsweredInSnakeCase() {
        String body = "client_id=" + Grants.CLIENT_ID + "&grant_type=authorization_code&code="
                + endpoint.issueCode().reveal() + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A50123%2Foauth%2Fcallback"
                + "&code_verifier=" + Grants.VERIFIER.reveal();

        HttpResponse response = issued(endpoint.post("application/x-www-form-urlencoded", body, endpoint.proof(KEY)));

        assertEquals(
                Set.of("access_token", "token_type", "expires_in", "refresh_token", "id_token"),
                json(response).names());
        assertEquals(
                Set.of("access_key_id", "secret_access_key", "session_token"),
                json(response).object("access_token").orElseThrow().names());
    }

    @Test
    void usedCode_isRefused() {
        Secret code = endpoint.issueCode();
        issued(redeem(code));

        refused(ErrorCode.INVALID_REQUEST, redeem(code));
    }

    @Test
    void personSignedOutSinceTheyAuthenticated_isRefusedBeforeAnythingIsMintedAndSpendsTheCode() {
        Secret code = endpoint.issueCode();
        endpoint.sessions.signOut(Grants.PERSON, endpoint.clock.instant().plusSeconds(1));

        List.of("issue", "seal", "sign").forEach(endpoint.outages::begin);
        refused(ErrorCode.USER_CREDENTIALS_CHANGED, redeem(code));
        refused(ErrorCode.INVALID_REQUEST, redeem(code));
    }

    @Test
    void sessionEndedBeforeItsCodeIsRedeemed_isRefusedByItsLeverAndSpendsTheCode() {
        IssuedCode issued = Grants.issuedCode(endpoint.clock.instant());
        Secret code = endpoint.issueCode(issued);
        endpoint.sessions.revoke(issued.session().value(), Lever.PERSON, "a reason", endpoint.clock.context());

        refused(ErrorCode.USER_CREDENTIALS_CHANGED, redeem(code));
        assertEquals("person", lastEvent().fields().get(Field.LEVER));
        assertEquals("session: revoked", lastEvent().fields().get(Field.REASON));
        refused(ErrorCode.INVALID_REQUEST, redeem(code));
        assertEquals(1, endpoint.credentials.issued().size());
    }

    @Test
    void unknownCode_isRefused() {
        refused(ErrorCode.INVALID_REQUEST, redeem(AuthorizationCode.next(Grants.PERSON)));
    }

    @ParameterizedTest
    @CsvSource({
        "codeVerifier, another-verifier-of-the-tests-43-characters",
        "redirectUri, http://127.0.0.1:1/oauth/callback",
        "clientId, arn:aws:signin:::devtools/cross-device"
    })
    void wrongMember_isRefusedAndTheCodeSurvives(String member, String wrong) {
        Secret code = endpoint.issueCode();
        Map<String, String> members = redemption(code);
        members.put(member, wrong);

        refused(ErrorCode.INVALID_REQUEST, post(members));
        issued(redeem(code));
    }

    @Test
    void expiredCode_isExpired() {
        Secret code = endpoint.issueCode();
        endpoint.clock.advance(IssuedCode.DEFAULT_LIFETIME);

        refused(ErrorCode.AUTHCODE_EXPIRED, redeem(code));
    }

    @Test
    void badProof_costsNothing() {
        Secret code = endpoint.issueCode();

        refused(ErrorCode.INVALID_REQUEST, endpoint.post(redemption(code), "not.a.proof"));
        refused(ErrorCode.INVALID_REQUEST, endpoint.post(redemption(code)));
        assertTrue(endpoint.credentials.issued().isEmpty());
        issued(redeem(code));
    }

    @ParameterizedTest
    @CsvSource({"code, 513", "redirectUri, 2049", "redirectUri, 0", "codeVerifier, 42", "codeVerifier, 129"})
    void memberOutOfBounds_isRefusedBeforeAnybodyIsAsked(String member, int length) {
        Secret code = endpoint.issueCode();
        Map<String, String> members = redemption(code);
        members.put(member, "x".repeat(length));
        String proof = endpoint.proof(KEY);
        OF_A_REDEMPTION.forEach(endpoint.outages::begin);
        refused(ErrorCode.INVALID_REQUEST, endpoint.post(members, proof));

        endpoint.outages.end();
        issued(endpoint.post(redemption(code), proof));
    }

    @Test
    void refusedRole_isForbiddenAsOftenAsItMayBeAskedFor() {
        IssuedCode issued = Grants.issuedCode();
        Secret code = endpoint.issueCode(new IssuedCode(
                issued.clientId(),
                issued.redirectUri(),
                issued.codeChallenge(),
                issued.codeChallengeMethod(),
                issued.dpopJkt(),
                issued.expiresAt(),
                issued.claims(),
                Optional.empty(),
                SessionId.next(),
                Grants.authorizationOf("arn:aws:iam::111122223333:role/" + FakeCredentialsIssuer.FORBIDDEN_ROLE)));

        for (int i = 0; i < AuthorizationCodes.MAX_REFUSALS; i++) {
            refused(ErrorCode.INSUFFICIENT_PERMISSIONS, redeem(code));
        }
        endpoint.outages.begin("issue");
        refused(ErrorCode.INVALID_REQUEST, redeem(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "find", "seal", "sign", "issue", "redeem"})
    void outageOfAnyDependency_isAServerErrorAndTheSameRequestSucceedsAfterwards(String method) {
        Map<String, String> members = redemption(endpoint.issueCode());
        String proof = endpoint.proof(KEY);
        endpoint.outages.begin(method);
        HttpResponse failed = refused(ErrorCode.SERVER_ERROR, endpoint.post(members, proof));
        assertFalse(failed.body().reveal().contains("Outage"));

        endpoint.outages.end();
        issued(endpoint.post(members, proof));
    }

    @Test
    void twoHundredAtOnce_oneIsIssued() throws Exception {
        Secret code = endpoint.issueCode();
        Callable<Integer> redemption = () ->
                endpoint.post(redemption(code), endpoint.proof(Proof.newKey())).status();

        int winners = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(Collections.nCopies(200, redemption))) {
                winners += status.get() == 200 ? 1 : 0;
            }
        }

        assertEquals(1, winners);
    }

    @Test
    void keyWithShortCoordinates_canRefreshItsSession() {
        ECKey key = Proof.newKeyWithShortCoordinate();
        Map<String, String> redemption = redemption(endpoint.issueCode());
        String shortProof = Proof.with(key).withoutLeadingZeros().sign();

        String refreshToken = text(issued(endpoint.post(redemption, shortProof)), "refreshToken");

        issued(endpoint.post(refresh(refreshToken), Proof.with(key).sign()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-code", "", "."})
    void whatHasNotTheFormOfACode_isRefusedBeforeAnybodyIsAsked(String code) {
        OF_A_REDEMPTION.forEach(endpoint.outages::begin);

        refused(ErrorCode.INVALID_REQUEST, redeem(Secret.of(code)));
    }

    @Test
    void codeUnderAnotherPersonsId_isRefused() {
        Secret code = endpoint.issueCode();
        PersonId other = PersonId.of("https://issuer.example.com", "somebody else");

        refused(
                ErrorCode.INVALID_REQUEST,
                redeem(Secret.of(code.reveal().replace(Grants.PERSON.value(), other.value()))));
        issued(redeem(code));
    }

    @Test
    void codeThatIsWrittenAgainAfterItsRedemption_isNotRedeemedTwiceAndRevokesTheSession() {
        Secret code = endpoint.issueCode();
        String token = text(issued(redeem(code)), "refreshToken");
        endpoint.codes.issue(code, Grants.issuedCode(endpoint.clock.instant()), endpoint.clock.context());

        refused(ErrorCode.INVALID_REQUEST, redeem(code));
        refused(ErrorCode.USER_CREDENTIALS_CHANGED, post(refresh(token)));
    }
}
