package dev.latchkey.endpoint;

import static dev.latchkey.testing.TestEndpoint.json;
import static dev.latchkey.testing.TestEndpoint.redemption;
import static dev.latchkey.testing.TestEndpoint.refresh;
import static dev.latchkey.testing.TestEndpoint.request;
import static dev.latchkey.testing.TestEndpoint.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import dev.latchkey.endpoint.TokenEvent.Field;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.RedeemedCode;
import dev.latchkey.http.HttpRequest;
import dev.latchkey.http.HttpResponse;
import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.FakeCredentialsIssuer;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.Proof;
import dev.latchkey.testing.TestEndpoint;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {
    private static final ECKey KEY = Proof.newKey();

    /** Every call that the grants make to the ports. */
    private static final List<String> OF_A_REDEMPTION =
            List.of("record", "find", "findRedeemed", "notBefore", "seal", "sign", "issue", "redeem");

    private static final List<String> OF_A_REFRESH =
            List.of("record", "claim", "find", "open", "notBefore", "countMint", "seal", "issue", "commit");

    private final TestEndpoint endpoint = new TestEndpoint();

    private HttpResponse post(Map<String, String> members) {
        return endpoint.post(members, endpoint.proof(KEY));
    }

    private static HttpRequest jsonRequest(Map<String, String> members, String proof) {
        String body = Json.write(json -> {
            for (Map.Entry<String, String> member : members.entrySet()) {
                json.writeStringField(member.getKey(), member.getValue());
            }
        });
        return request("POST", "/v1/token", "application/json", body, proof);
    }

    private HttpResponse redeem(Secret code) {
        return post(redemption(code));
    }

    private String refreshToken() {
        return text(issued(redeem(endpoint.issueCode())), "refreshToken");
    }

    private static HttpResponse issued(HttpResponse response) {
        assertEquals(200, response.status(), response.body().reveal());
        return response;
    }

    private static HttpResponse refused(ErrorCode error, HttpResponse response) {
        assertEquals(error.status(), response.status(), response.body().reveal());
        assertEquals(error.shape(), response.headers().get("X-Amzn-ErrorType"));
        assertEquals(error.code(), text(response, "error"));
        // What RFC 6749 §5.2 lets an error_description hold, which in a form's answer is this sentence too.
        assertTrue(
                text(response, "message").matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+"), text(response, "message"));
        return response;
    }

    private TokenEvent lastEvent() {
        return endpoint.events.getLast();
    }

    @Nested
    class Routing {
        @ParameterizedTest
        @ValueSource(strings = {"GET", "PUT", "HEAD", "OPTIONS", "DELETE", "post", ""})
        void otherMethod_isNotAllowed(String method) {
            HttpResponse response =
                    endpoint.handle(request(method, "/v1/token", "application/json", "{}", endpoint.proof(KEY)));

            refused(ErrorCode.METHOD_NOT_ALLOWED, response);
            assertEquals("POST", response.headers().get("Allow"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "", "/v1/tokens", "/V1/token", "/v1/token/", "/v1/authorize", "/prod/v1/token"})
        void otherPath_isNotFound(String path) {
            refused(
                    ErrorCode.NOT_FOUND,
                    endpoint.handle(request("POST", path, "application/json", "{}", endpoint.proof(KEY))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"//v1/token", "/v1//token", "/v1/./token"})
        void pathOfTheEndpointOtherwiseWritten_isAnswered(String path) {
            Secret code = endpoint.issueCode();
            String body = "{\"clientId\":\"" + Grants.CLIENT_ID + "\"}";

            assertNotEquals(
                    404,
                    endpoint.handle(request("POST", path, "application/json", body + code, endpoint.proof(KEY)))
                            .status());
        }

        @Test
        void hostAndForwardedHeaders_doNotChangeTheExpectedHtu() {
            String elsewhere = Proof.with(KEY)
                    .claim("htu", "https://evil.example.com/v1/token")
                    .sign();

            refused(ErrorCode.INVALID_REQUEST, endpoint.handle(forwarded(redemption(endpoint.issueCode()), elsewhere)));
            issued(endpoint.handle(forwarded(redemption(endpoint.issueCode()), endpoint.proof(KEY))));
        }

        private HttpRequest forwarded(Map<String, String> members, String proof) {
            HttpRequest request = jsonRequest(members, proof);
            Map<String, List<String>> headers = new HashMap<>(request.headers());
            headers.put("host", List.of("evil.example.com"));
            headers.put("x-forwarded-host", List.of("evil.example.com"));
            headers.put("x-forwarded-proto", List.of("https"));
            headers.put("x-forwarded-port", List.of("443"));
            headers.put("forwarded", List.of("host=evil.example.com;proto=https"));
            return new HttpRequest(
                    request.method(),
                    request.path(),
                    request.queryNames(),
                    headers,
                    request.body(),
                    request.bodyIsBase64(),
                    request.sourceIp(),
                    request.requestId());
        }
    }

    @Nested
    class Redemption {
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
                    Grants.authorization(),
                    endpoint.credentials.issued().getFirst().authorization());
        }

        @Test
        void inAForm_isAnsweredInSnakeCase() {
            String body = "client_id=" + Grants.CLIENT_ID + "&grant_type=authorization_code&code="
                    + endpoint.issueCode().reveal() + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A50123%2Foauth%2Fcallback"
                    + "&code_verifier=" + Grants.VERIFIER.reveal();

            HttpResponse response =
                    issued(endpoint.post("application/x-www-form-urlencoded", body, endpoint.proof(KEY)));

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
                    first.headers().get("x-amzn-RequestId"), second.headers().get("x-amzn-RequestId"));
            assertEquals(1, endpoint.credentials.issued().size());
            assertEquals("repeated", lastEvent().fields().get(Field.OUTCOME));
        }

        @Test
        void sameRequestWithTheSameProofAfterAMinute_isRefused() {
            Map<String, String> members = redemption(endpoint.issueCode());
            String proof = endpoint.proof(KEY);
            issued(endpoint.post(members, proof));
            endpoint.clock.advance(Duration.ofSeconds(61));

            refused(ErrorCode.INVALID_REQUEST, endpoint.post(members, proof));
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
        void usedCodePresentedAgainWithoutItsVerifier_revokesNothing() {
            Secret code = endpoint.issueCode();
            String refreshToken = text(issued(redeem(code)), "refreshToken");
            Map<String, String> guess = redemption(code);
            guess.put("codeVerifier", "v".repeat(43));

            refused(ErrorCode.INVALID_REQUEST, post(guess));
            issued(post(refresh(refreshToken)));
        }

        @Test
        void personSignedOutSinceTheyAuthenticated_isRefusedAndTheCodeSurvives() {
            Secret code = endpoint.issueCode();
            endpoint.subjects.signOut(
                    Grants.SUBJECT, endpoint.clock.instant().plusSeconds(1), endpoint.clock.deadline());

            refused(ErrorCode.USER_CREDENTIALS_CHANGED, redeem(code));
            assertTrue(endpoint.codes.find(code, endpoint.clock.deadline()).isPresent());
        }

        @Test
        void unknownCode_isRefused() {
            refused(ErrorCode.INVALID_REQUEST, redeem(Secret.of("unknown")));
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
        void keptAnswerThatDoesNotOpen_isAServerErrorThatQuotesNothing() {
            Secret code = endpoint.issueCode();
            HttpRequest request = jsonRequest(redemption(code), endpoint.proof(KEY));
            RedeemedCode kept = new RedeemedCode(
                    "a-session",
                    Pkce.challenge(Grants.VERIFIER),
                    request.fingerprint(),
                    "s3cr3t, and not sealed",
                    endpoint.clock.instant(),
                    endpoint.clock.instant().plusSeconds(60));
            assertTrue(endpoint.codes.redeem(code, kept, endpoint.clock.deadline()));

            HttpResponse response = refused(ErrorCode.SERVER_ERROR, endpoint.handle(request));

            assertEquals("Something failed on our side. Send the same request again.", text(response, "message"));
            assertEquals(Set.of("error", "message"), json(response).names());
            assertFalse(lastEvent().toString().contains("s3cr3t"), lastEvent().toString());
        }

        @Test
        void refusedRole_isForbiddenAndTheCodeSurvives() {
            IssuedCode issued = Grants.issuedCode();
            Secret code = endpoint.issueCode(new IssuedCode(
                    issued.clientId(),
                    issued.redirectUri(),
                    issued.codeChallenge(),
                    issued.codeChallengeMethod(),
                    issued.dpopJkt(),
                    issued.expiresAt(),
                    issued.claims(),
                    Grants.authorizationOf("arn:aws:iam::111122223333:role/" + FakeCredentialsIssuer.FORBIDDEN_ROLE)));

            refused(ErrorCode.INSUFFICIENT_PERMISSIONS, redeem(code));
            assertTrue(endpoint.codes.find(code, endpoint.clock.deadline()).isPresent());
        }

        @ParameterizedTest
        @ValueSource(strings = {"record", "find", "notBefore", "seal", "sign", "issue", "redeem"})
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
            Callable<Integer> redemption = () -> endpoint.post(redemption(code), endpoint.proof(Proof.newKey()))
                    .status();

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
    }

    @Nested
    class Refreshing {
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
        void sameTokenAgain_isAnsweredTheSameWithWhatIsLeft() {
            String token = refreshToken();
            HttpResponse first = issued(post(refresh(token)));
            endpoint.clock.advance(Duration.ofMinutes(10));

            HttpResponse second = issued(post(refresh(token)));

            assertEquals(
                    first.body().reveal().replace("\"expiresIn\":900", "\"expiresIn\":300"),
                    second.body().reveal());
            assertEquals("repeated", lastEvent().fields().get(Field.OUTCOME));
        }

        @Test
        void sameTokenAgain_aSecondBeforeTheLastMinute_isAnsweredTheSame() {
            String token = refreshToken();
            issued(post(refresh(token)));
            endpoint.clock.advance(Duration.ofSeconds(839));

            assertEquals(
                    61, json(issued(post(refresh(token)))).number("expiresIn").orElseThrow());
        }

        @Test
        void sameTokenAgain_inTheLastMinute_isMintedAnew() {
            String token = refreshToken();
            issued(post(refresh(token)));
            endpoint.clock.advance(Duration.ofMinutes(14));

            assertEquals(
                    900, json(issued(post(refresh(token)))).number("expiresIn").orElseThrow());
        }

        @Test
        void twoHundredAtOnce_areAllIssuedTheSameCredentialsOnce() throws Exception {
            String token = refreshToken();
            int before = endpoint.credentials.issued().size();
            Callable<HttpResponse> refreshing = () -> post(refresh(token));

            Set<String> bodies = new HashSet<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<HttpResponse> response : threads.invokeAll(Collections.nCopies(200, refreshing))) {
                    bodies.add(issued(response.get()).body().reveal());
                }
            }

            assertEquals(1, bodies.size());
            assertEquals(before + 1, endpoint.credentials.issued().size());
        }

        @Test
        void sameProofWithAnotherToken_isRefused() {
            String proof = endpoint.proof(KEY);
            issued(endpoint.post(refresh(refreshToken()), proof));

            refused(ErrorCode.INVALID_REQUEST, endpoint.post(refresh(refreshToken()), proof));
        }

        @Test
        void sameProofWithTheSameToken_isARetry() {
            Map<String, String> members = refresh(refreshToken());
            String proof = endpoint.proof(KEY);

            assertEquals(
                    issued(endpoint.post(members, proof)).body(),
                    issued(endpoint.post(members, proof)).body());
        }

        @Test
        void revokedSession_isRefusedAtOnce() {
            String token = refreshToken();
            issued(post(refresh(token)));
            String sessionId = String.valueOf(lastEvent().fields().get(Field.SESSION));
            endpoint.sessions.revoke(sessionId, "a reason", endpoint.clock.instant(), endpoint.clock.deadline());

            refused(ErrorCode.USER_CREDENTIALS_CHANGED, post(refresh(token)));
        }

        @Test
        void personSignedOut_isRefusedAtOnceAndMayLogInAgain() {
            String token = refreshToken();
            issued(post(refresh(token)));
            endpoint.subjects.signOut(
                    Grants.SUBJECT, endpoint.clock.instant().plusSeconds(1), endpoint.clock.deadline());

            refused(ErrorCode.USER_CREDENTIALS_CHANGED, post(refresh(token)));
            endpoint.clock.advance(Duration.ofSeconds(1));
            issued(post(refresh(refreshToken())));
        }

        @Test
        void moreMintsThanTheLimit_areTooManyRequests() {
            String token = refreshToken();
            for (int i = 0; i < TestEndpoint.MINT_LIMIT; i++) {
                token = text(issued(post(refresh(token))), "refreshToken");
            }
            int before = endpoint.credentials.issued().size();
            endpoint.clock.advance(Duration.ofSeconds(100));

            HttpResponse response = refused(ErrorCode.TOO_MANY_REQUESTS, post(refresh(token)));

            assertEquals("800", response.headers().get("Retry-After"));
            assertEquals(before, endpoint.credentials.issued().size());
        }

        @Test
        void mintsThatFailed_doNotCountAgainstTheLimit() {
            String token = refreshToken();
            endpoint.outages.begin("issue");
            for (int i = 0; i < TestEndpoint.MINT_LIMIT; i++) {
                refused(ErrorCode.SERVER_ERROR, post(refresh(token)));
            }

            endpoint.outages.end();
            issued(post(refresh(token)));
        }

        @Test
        void storedAnswers_doNotCountAgainstTheLimit() {
            String token = refreshToken();
            for (int i = 0; i < 3 * TestEndpoint.MINT_LIMIT; i++) {
                issued(post(refresh(token)));
            }
        }

        @Test
        void limitReached_isOverInTheNextWindow() {
            String token = refreshToken();
            for (int i = 0; i < TestEndpoint.MINT_LIMIT; i++) {
                token = text(issued(post(refresh(token))), "refreshToken");
            }
            Map<String, String> members = refresh(token);
            endpoint.clock.advance(Duration.ofSeconds(870));
            refused(ErrorCode.TOO_MANY_REQUESTS, post(members));
            endpoint.clock.advance(Duration.ofSeconds(30));

            issued(post(members));
        }

        @Test
        void refusalForTheLimit_leavesTheProofUsable() {
            String token = refreshToken();
            for (int i = 0; i < TestEndpoint.MINT_LIMIT; i++) {
                token = text(issued(post(refresh(token))), "refreshToken");
            }
            endpoint.clock.advance(Duration.ofSeconds(870));
            String proof = endpoint.proof(KEY);
            refused(ErrorCode.TOO_MANY_REQUESTS, endpoint.post(refresh(token), proof));
            endpoint.clock.advance(Duration.ofSeconds(30));

            issued(endpoint.post(refresh(token), proof));
        }

        @Test
        void counterThatFails_locksNobodyOut() {
            String token = refreshToken();
            endpoint.outages.begin("countMint");

            issued(post(refresh(token)));
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
                    Grants.authorization(),
                    endpoint.credentials.issued().getLast().authorization());
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
            members.put("code", refreshToken().substring(0, 512));
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
        @ValueSource(strings = {"record", "claim", "find", "open", "notBefore", "seal", "issue", "commit"})
        void outageOfAnyDependency_isAServerErrorAndTheSameRequestSucceedsAfterwards(String method) {
            Map<String, String> members = refresh(refreshToken());
            String proof = endpoint.proof(KEY);
            endpoint.outages.begin(method);
            refused(ErrorCode.SERVER_ERROR, endpoint.post(members, proof));

            endpoint.outages.end();
            issued(endpoint.post(members, proof));
        }
    }

    @Nested
    class Event {
        @Test
        void ofARedemption_tellsItsStory() {
            Secret code = endpoint.issueCode();
            issued(redeem(code));

            Map<Field, Object> fields = lastEvent().fields();
            assertEquals("2126-03-01T09:00:00Z", fields.get(Field.TIME));
            assertEquals("192.0.2.7", fields.get(Field.SOURCE_IP));
            assertEquals(Grants.CLIENT_ID, fields.get(Field.CLIENT));
            assertEquals("authorization_code", fields.get(Field.GRANT));
            assertEquals(code.sha256(), fields.get(Field.CODE_HASH));
            assertEquals(Proof.thumbprint(KEY), fields.get(Field.JKT));
            assertEquals(0L, fields.get(Field.IAT_OFFSET));
            assertEquals(Grants.SUBJECT, fields.get(Field.SUBJECT));
            assertEquals(Grants.ROLE_ARN, fields.get(Field.ROLE));
            assertEquals(200L, fields.get(Field.STATUS));
            assertEquals("issued", fields.get(Field.OUTCOME));
        }

        @Test
        void ofARefusal_saysWhy() {
            redeem(Secret.of("unknown"));

            assertEquals("INVALID_REQUEST", lastEvent().fields().get(Field.OUTCOME));
            assertEquals("code: unknown", lastEvent().fields().get(Field.REASON));
        }

        @Test
        void ofAnOutage_namesTheCall() {
            endpoint.outages.begin("sign");
            redeem(endpoint.issueCode());

            assertEquals("IdTokenSigner sign Outage", lastEvent().fields().get(Field.REASON));
        }

        @Test
        void ofEveryDecision_isOne() {
            String token = refreshToken();
            issued(post(refresh(token)));
            post(refresh("garbage"));
            endpoint.post(refresh(token), "not.a.proof");
            endpoint.handle(request("GET", "/", "text/plain", ""));
            endpoint.outages.begin("record");
            post(refresh(token));

            assertEquals(
                    List.of("issued", "issued", "INVALID_REQUEST", "INVALID_REQUEST", "NOT_FOUND", "SERVER_ERROR"),
                    endpoint.events.stream()
                            .map(event -> event.fields().get(Field.OUTCOME))
                            .toList());
            assertEquals(
                    endpoint.events.get(0).fields().get(Field.SESSION),
                    endpoint.events.get(1).fields().get(Field.SESSION));
        }

        @Test
        void ofAReplayAndOfACodeUsedAgain_saysWhichItWas() {
            Secret code = endpoint.issueCode();
            String proof = endpoint.proof(KEY);
            issued(endpoint.post(redemption(code), proof));

            endpoint.post(redemption(endpoint.issueCode()), proof);
            assertEquals("proof: replayed", lastEvent().fields().get(Field.REASON));
            redeem(code);
            assertTrue(String.valueOf(lastEvent().fields().get(Field.REASON)).startsWith("code: used"));
        }

        @Test
        void ofAnything_holdsNoSecret() {
            Secret code = endpoint.issueCode();
            String proof = endpoint.proof(KEY);
            HttpResponse response = issued(endpoint.post(redemption(code), proof));
            JsonObject accessToken = json(response).object("accessToken").orElseThrow();
            String token = text(response, "refreshToken");
            issued(post(refresh(token)));
            refused(ErrorCode.INVALID_REQUEST, redeem(code));
            refused(ErrorCode.INVALID_REQUEST, post(refresh(token + "x")));
            List<String> secrets = List.of(
                    code.reveal(),
                    Grants.VERIFIER.reveal(),
                    proof,
                    token,
                    text(response, "idToken"),
                    accessToken.string("secretAccessKey").orElseThrow(),
                    accessToken.string("sessionToken").orElseThrow());

            for (TokenEvent event : endpoint.events) {
                for (String secret : secrets) {
                    assertFalse(event.toString().contains(secret), event.toString());
                }
            }
        }

        @Test
        void ofEveryRequest_repeatsTheRequestIdOfItsAnswer() {
            HttpResponse response = redeem(endpoint.issueCode());

            assertEquals(
                    response.headers().get("x-amzn-RequestId"),
                    lastEvent().fields().get(Field.REQUEST_ID));
        }
    }
}
