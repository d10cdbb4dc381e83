package dev.latchkey.token.endpoint;

import static dev.latchkey.token.testing.TestEndpoint.json;
import static dev.latchkey.token.testing.TestEndpoint.redemption;
import static dev.latchkey.token.testing.TestEndpoint.refresh;
import static dev.latchkey.token.testing.TestEndpoint.request;
import static dev.latchkey.token.testing.TestEndpoint.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.latchkey.grant.Lever;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.Json;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.endpoint.TokenEvent.Field;
import dev.latchkey.token.grant.AuthorizationCodes.Redemption;
import dev.latchkey.token.grant.RedeemedCode;
import dev.latchkey.token.grant.SealedAnswer;
import dev.latchkey.token.testing.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenEndpointRepetitionTest extends TokenEndpointHarness {
    @Test
    void sameRequestWithTheSameProof_isAnsweredTheSameForAMinute() {
        Map<String, String> members = redemption(endpoint.issueCode());
        String proof = endpoint.proof(KEY);
        HttpResponse first = issued(endpoint.post(members, proof));
        endpoint.clock.advance(Duration.ofMinutes(1));

        HttpResponse second = issued(endpoint.post(members, proof));

        assertEquals(
                first.body().reveal().replace("\"expiresIn\":900", "\"expiresIn\":840"),
                second.body().reveal());
        assertNotEquals(
                first.header("x-amzn-RequestId").orElse(""),
                second.header("x-amzn-RequestId").orElse(""));
        assertEquals(1, endpoint.credentials.issued().size());
        assertEquals("repeated", lastEvent().fields().get(Field.OUTCOME));
    }

    @Test
    void sameRequestWithTheSameProofAfterAMinute_isRefusedAndRevokesTheSession() {
        Map<String, String> members = redemption(endpoint.issueCode());
        String proof = endpoint.proof(KEY);
        String token = text(issued(endpoint.post(members, proof)), "refreshToken");
        endpoint.clock.advance(Duration.ofSeconds(61));

        refused(ErrorCode.INVALID_REQUEST, endpoint.post(members, proof));
        assertEquals("CODE_REUSED", lastEvent().fields().get(Field.ABUSE));
        refused(ErrorCode.USER_CREDENTIALS_CHANGED, post(refresh(token)));
    }

    @Test
    void proofOfAnotherRequest_isRefusedAndTheCodeSurvives() {
        String proof = endpoint.proof(KEY);
        issued(endpoint.post(redemption(endpoint.issueCode()), proof));
        Secret another = endpoint.issueCode();

        refused(ErrorCode.INVALID_REQUEST, endpoint.post(redemption(another), proof));
        issued(redeem(another));
    }

    @Test
    void usedCodePresentedAgainWithItsVerifier_revokesItsSession() {
        Secret code = endpoint.issueCode();
        String refreshToken = text(issued(redeem(code)), "refreshToken");

        refused(ErrorCode.INVALID_REQUEST, endpoint.post(redemption(code), endpoint.proof(Proof.newKey())));
        refused(ErrorCode.USER_CREDENTIALS_CHANGED, post(refresh(refreshToken)));
    }

    @Test
    void usedCodePresentedAgainWithItsVerifierAndAUsedProof_revokesItsSession() {
        Secret code = endpoint.issueCode();
        String refreshToken = text(issued(redeem(code)), "refreshToken");
        String usedProof = endpoint.proof(KEY);
        issued(endpoint.post(redemption(endpoint.issueCode()), usedProof));

        refused(ErrorCode.INVALID_REQUEST, endpoint.post(redemption(code), usedProof));
        refused(ErrorCode.USER_CREDENTIALS_CHANGED, post(refresh(refreshToken)));
    }

    @Test
    void sameRequestAfterTheSessionWasRevokedOrThePersonSignedOut_isRefused() {
        Map<String, String> members = redemption(endpoint.issueCode());
        String proof = endpoint.proof(KEY);
        issued(endpoint.post(members, proof));
        endpoint.sessions.signOut(Grants.PERSON, endpoint.clock.instant().plusSeconds(1));
        refused(ErrorCode.INVALID_REQUEST, endpoint.post(members, proof));

        endpoint.clock.advance(Duration.ofSeconds(2));
        Map<String, String> later = redemption(endpoint.issueCode());
        String laterProof = endpoint.proof(KEY);
        issued(endpoint.post(later, laterProof));
        endpoint.sessions.revoke(
                String.valueOf(lastEvent().fields().get(Field.SESSION)),
                Lever.OPERATOR,
                "a reason",
                endpoint.clock.context());
        refused(ErrorCode.INVALID_REQUEST, endpoint.post(later, laterProof));
    }

    /** What ends a person's access counts by when they were authenticated, and a code may be redeemed minutes later. */
    @Test
    void sameRequestAfterAMarkBetweenAuthenticationAndRedemption_isRefused() {
        Map<String, String> members = redemption(endpoint.issueCode());
        Instant mark = endpoint.clock.instant().plusSeconds(1);
        endpoint.clock.advance(Duration.ofSeconds(5));
        String proof = endpoint.proof(KEY);
        issued(endpoint.post(members, proof));

        endpoint.sessions.signOut(Grants.PERSON, mark);

        refused(ErrorCode.INVALID_REQUEST, endpoint.post(members, proof));
    }

    @Test
    void usedCodePresentedAgainWithoutItsVerifier_revokesNothing() {
        Secret code = endpoint.issueCode();
        String refreshToken = text(issued(redeem(code)), "refreshToken");
        Map<String, String> guess = redemption(code);
        guess.put("codeVerifier", "v".repeat(43));

        refused(ErrorCode.INVALID_REQUEST, post(guess));
        issued(post(refresh(refreshToken)));
    }

    @Test
    void keptAnswerThatDoesNotOpen_isAServerErrorThatQuotesNothing() {
        Secret code = endpoint.issueCode();
        HttpRequest request = jsonRequest(redemption(code), endpoint.proof(KEY));
        RedeemedCode kept = new RedeemedCode(
                "a-session",
                Grants.PERSON,
                "developers",
                Grants.SUBJECT,
                endpoint.clock.instant(),
                endpoint.clock.instant(),
                endpoint.clock.instant().plusSeconds(60),
                Pkce.challenge(Grants.VERIFIER),
                request.fingerprint(),
                SealedAnswer.of("s3cr3t, and not sealed at all, but long enough".getBytes(StandardCharsets.UTF_8)));
        assertEquals(new Redemption.Redeemed(), endpoint.codes.redeem(code, kept, endpoint.clock.context()));

        HttpResponse response = refused(ErrorCode.SERVER_ERROR, endpoint.handle(request));

        assertEquals("Something failed on our side. Send the same request again.", text(response, "message"));
        assertEquals(Set.of("error", "message"), json(response).names());
        assertFalse(lastEvent().toString().contains("s3cr3t"), lastEvent().toString());
    }

    /** Read as JSON the body redeems a code; read as a form it would be another request, but with the same proof. */
    @Test
    void sameProofAndBodyAsAnotherMediaType_isAnotherRequest() {
        String proof = endpoint.proof(KEY);
        String body = Json.write(redemption(endpoint.issueCode()));
        issued(endpoint.post("application/json", body, proof));

        refused(ErrorCode.INVALID_REQUEST, endpoint.post("application/json; charset=utf-8", body, proof));
    }
}
