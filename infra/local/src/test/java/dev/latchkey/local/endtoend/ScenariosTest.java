package dev.latchkey.local.endtoend;

import static dev.latchkey.local.testing.TestService.form;
import static dev.latchkey.local.testing.TestService.json;
import static dev.latchkey.local.testing.TestService.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.endpoint.TokenEvent;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.local.testing.TableDump;
import dev.latchkey.local.testing.TestService;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.Proof;
import dev.latchkey.testing.TestEndpoint;
import java.net.http.HttpResponse;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service over HTTP, with requests that AWS's clients would not make. */
@Tag("service")
class ScenariosTest {
    private static TestService service;

    private final ECKey key = Proof.newKey();

    @BeforeAll
    static void start() {
        service = new TestService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void clearFaults() {
        service.faults().clear();
    }

    private HttpResponse<String> post(Map<String, String> members) throws Exception {
        return service.post(members, service.proof(key));
    }

    private HttpResponse<String> redeem(String code) throws Exception {
        return post(TestEndpoint.redemption(Secret.of(code)));
    }

    private String refreshToken() throws Exception {
        return text(issued(redeem(service.signIn())), "refreshToken");
    }

    private static String accessToken(HttpResponse<String> response, String member) {
        return json(response).object("accessToken").orElseThrow().string(member).orElseThrow();
    }

    private static HttpResponse<String> issued(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        return response;
    }

    private static void refused(ErrorCode error, HttpResponse<String> response) {
        assertEquals(error.status(), response.statusCode(), response.body());
        assertEquals(
                error.shape(), response.headers().firstValue("x-amzn-errortype").orElse(""));
        assertEquals(error.code(), text(response, "error"));
    }

    @Test
    void redemption_inJson_isAnsweredInCamelCase() throws Exception {
        HttpResponse<String> response = issued(redeem(service.signIn()));

        assertEquals(
                Set.of("accessToken", "tokenType", "expiresIn", "refreshToken", "idToken"),
                json(response).names());
        assertEquals("no-store", response.headers().firstValue("cache-control").orElse(""));
        assertFalse(response.headers().firstValue("x-amzn-requestid").orElse("").isEmpty());
    }

    @Test
    void redemption_inAForm_isAnsweredInSnakeCase() throws Exception {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", Grants.CLIENT_ID);
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", service.signIn());
        parameters.put("redirect_uri", Grants.REDIRECT_URI);
        parameters.put("code_verifier", Grants.VERIFIER.reveal());

        HttpResponse<String> response =
                issued(service.post("application/x-www-form-urlencoded", form(parameters), service.proof(key)));

        assertEquals(
                Set.of("access_token", "token_type", "expires_in", "refresh_token", "id_token"),
                json(response).names());
    }

    @Test
    void idToken_isSignedByTheSigningKeyForThePerson() throws Exception {
        SignedJWT idToken = SignedJWT.parse(text(issued(redeem(service.signIn())), "idToken"));

        byte[] der = service.service()
                .clients()
                .kms()
                .getPublicKey(get -> get.keyId(idToken.getHeader().getKeyID()))
                .publicKey()
                .asByteArray();
        ECPublicKey signingKey = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        assertTrue(idToken.verify(new ECDSAVerifier(signingKey)));
        assertEquals(TestService.SUBJECT, idToken.getJWTClaimsSet().getSubject());
    }

    @Test
    void keyWithShortCoordinates_redeemsAndRefreshes() throws Exception {
        ECKey shortKey = Proof.newKeyWithShortCoordinate();
        Map<String, String> redemption = TestEndpoint.redemption(Secret.of(service.signIn()));
        String token = text(
                issued(service.post(
                        redemption,
                        service.unsignedProof(shortKey).withoutLeadingZeros().sign())),
                "refreshToken");

        issued(service.post(TestEndpoint.refresh(token), service.proof(shortKey)));
        issued(service.post(
                TestEndpoint.refresh(token),
                service.unsignedProof(shortKey).withoutLeadingZeros().sign()));
    }

    @Test
    void usedCode_isRefused() throws Exception {
        String code = service.signIn();
        issued(redeem(code));

        refused(ErrorCode.INVALID_REQUEST, redeem(code));
    }

    @ParameterizedTest
    @CsvSource({
        "codeVerifier, another-verifier-of-the-tests-43-characters",
        "redirectUri, http://127.0.0.1:1/oauth/callback",
        "clientId, arn:aws:signin:::devtools/cross-device"
    })
    void wrongMember_isRefusedAndTheCodeSurvives(String member, String wrong) throws Exception {
        String code = service.signIn();
        Map<String, String> members = TestEndpoint.redemption(Secret.of(code));
        members.put(member, wrong);

        refused(ErrorCode.INVALID_REQUEST, post(members));
        issued(redeem(code));
    }

    @Test
    void refresh_withAnotherKey_isRefused() throws Exception {
        String token = refreshToken();

        refused(ErrorCode.INVALID_REQUEST, service.post(TestEndpoint.refresh(token), service.proof(Proof.newKey())));
    }

    @Test
    void refresh_withAChangedToken_isRefused() throws Exception {
        String token = refreshToken();
        char last = token.charAt(token.length() - 10);
        String changed = token.substring(0, token.length() - 10)
                + (last == 'A' ? 'B' : 'A')
                + token.substring(token.length() - 9);

        refused(ErrorCode.INVALID_REQUEST, post(TestEndpoint.refresh(changed)));
    }

    @Test
    void roleThatStsRefuses_isInsufficientPermissionsAndTheCodeSurvives() throws Exception {
        String code = service.signIn();
        service.faults().fail("AssumeRole", Fault.DENY);
        refused(ErrorCode.INSUFFICIENT_PERMISSIONS, redeem(code));

        service.faults().clear();
        issued(redeem(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetItem", "UpdateItem", "TransactWriteItems", "AssumeRole", "Encrypt", "Sign"})
    void outageDuringARedemption_isAServerErrorAndTheSameRequestSucceedsAfterwards(String operation) throws Exception {
        Map<String, String> members = TestEndpoint.redemption(Secret.of(service.signIn()));
        String proof = service.proof(key);
        service.faults().fail(operation, Fault.ERROR);
        refused(ErrorCode.SERVER_ERROR, service.post(members, proof));

        service.faults().clear();
        issued(service.post(members, proof));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Decrypt", "AssumeRole", "Encrypt"})
    void outageDuringARefresh_isAServerErrorAndTheSameRequestSucceedsAfterwards(String operation) throws Exception {
        Map<String, String> members = TestEndpoint.refresh(refreshToken());
        String proof = service.proof(key);
        service.faults().fail(operation, Fault.ERROR);
        refused(ErrorCode.SERVER_ERROR, service.post(members, proof));

        service.faults().clear();
        issued(service.post(members, proof));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactWriteItems", "UpdateItem"})
    void writeWhoseAnswerIsLost_costsNeitherCodeNorProof(String operation) throws Exception {
        Map<String, String> members = TestEndpoint.redemption(Secret.of(service.signIn()));
        String proof = service.proof(key);
        service.backend().fail(operation, Fault.CUT_OFF);
        refused(ErrorCode.SERVER_ERROR, service.post(members, proof));

        service.backend().clear();
        issued(service.post(members, proof));
    }

    @Test
    void refreshWhoseWritesAreLost_succeedsWhenItIsSentAgain() throws Exception {
        Map<String, String> members = TestEndpoint.refresh(refreshToken());
        String proof = service.proof(key);
        service.backend().fail("UpdateItem", Fault.CUT_OFF);
        refused(ErrorCode.SERVER_ERROR, service.post(members, proof));

        service.backend().clear();
        issued(service.post(members, proof));
    }

    @Test
    void twoHundredRedemptionsAtOnce_oneIsIssued() throws Exception {
        String code = service.signIn();
        Callable<Integer> redemption =
                () -> service.post(TestEndpoint.redemption(Secret.of(code)), service.proof(Proof.newKey()))
                        .statusCode();

        int winners = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(Collections.nCopies(200, redemption))) {
                winners += status.get() == 200 ? 1 : 0;
            }
        }

        assertEquals(1, winners);
    }

    @Test
    void twoHundredRefreshesAtOnce_areAllIssuedTheSameByOneAssumeRole() throws Exception {
        Map<String, String> members = TestEndpoint.refresh(refreshToken());
        service.faults().forgetCalls();
        Callable<HttpResponse<String>> refresh = () -> service.post(members, service.proof(key));

        Set<String> answers = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> response : threads.invokeAll(Collections.nCopies(200, refresh))) {
                answers.add(issued(response.get()).body().replaceFirst("\"expiresIn\":\\d+", ""));
            }
        }

        assertEquals(1, answers.size());
        assertEquals(1, service.faults().calls("AssumeRole"));
    }

    @Test
    void sameRedemptionAgain_isAnsweredTheSame() throws Exception {
        Map<String, String> members = TestEndpoint.redemption(Secret.of(service.signIn()));
        String proof = service.proof(key);
        String first = issued(service.post(members, proof)).body();

        assertEquals(
                first.replaceFirst("\"expiresIn\":\\d+", ""),
                issued(service.post(members, proof)).body().replaceFirst("\"expiresIn\":\\d+", ""));
    }

    @Test
    void usedCodeInOtherHands_revokesItsSession() throws Exception {
        String code = service.signIn();
        String token = text(issued(redeem(code)), "refreshToken");

        refused(
                ErrorCode.INVALID_REQUEST,
                service.post(TestEndpoint.redemption(Secret.of(code)), service.proof(Proof.newKey())));
        refused(ErrorCode.USER_CREDENTIALS_CHANGED, post(TestEndpoint.refresh(token)));
    }

    @Test
    void moreThan30MintsIn15Minutes_areTooManyRequests() throws Exception {
        String token = refreshToken();
        for (int i = 0; i < 30; i++) {
            token = text(issued(post(TestEndpoint.refresh(token))), "refreshToken");
        }

        HttpResponse<String> response = post(TestEndpoint.refresh(token));

        refused(ErrorCode.TOO_MANY_REQUESTS, response);
        int seconds =
                Integer.parseInt(response.headers().firstValue("retry-after").orElse("0"));
        assertTrue(seconds > 0 && seconds <= 900, "Retry-After: " + seconds);
    }

    @Test
    void table_holdsNoSecretInAnyEncoding() throws Exception {
        String code = service.signIn();
        String proof = service.proof(key);
        HttpResponse<String> login = issued(service.post(TestEndpoint.redemption(Secret.of(code)), proof));
        String token = text(login, "refreshToken");
        HttpResponse<String> refreshed = issued(post(TestEndpoint.refresh(token)));
        Set<String> secrets = new HashSet<>(Set.of(
                code, Grants.VERIFIER.reveal(), proof, token, text(login, "idToken"), text(refreshed, "refreshToken")));
        for (HttpResponse<String> response : List.of(login, refreshed)) {
            secrets.addAll(List.of(accessToken(response, "secretAccessKey"), accessToken(response, "sessionToken")));
        }

        TableDump dump = TableDump.of(service.service());

        assertTrue(dump.items() > 3, "the table has " + dump.items() + " items");
        for (String secret : secrets) {
            assertFalse(dump.contains(secret), "the table holds a secret of " + secret.length() + " characters");
        }
        assertTrue(dump.contains(Secret.of(code).sha256()), "the dump finds what is there");
    }

    @Test
    void time_endsCodesAndSessions() throws Exception {
        try (TestService later = new TestService()) {
            String code = later.signIn();
            String token = text(
                    issued(later.post(TestEndpoint.redemption(Secret.of(later.signIn())), later.proof(key))),
                    "refreshToken");
            later.clock().advance(Duration.ofMinutes(5));
            refused(ErrorCode.AUTHCODE_EXPIRED, later.post(TestEndpoint.redemption(Secret.of(code)), later.proof(key)));
            issued(later.post(TestEndpoint.refresh(token), later.proof(key)));

            later.clock().advance(Duration.ofHours(12));
            refused(ErrorCode.TOKEN_EXPIRED, later.post(TestEndpoint.refresh(token), later.proof(key)));
        }
    }

    @Test
    void events_holdNoSecret() throws Exception {
        String code = service.signIn();
        String proof = service.proof(key);
        HttpResponse<String> response = issued(service.post(TestEndpoint.redemption(Secret.of(code)), proof));
        String token = text(response, "refreshToken");
        issued(post(TestEndpoint.refresh(token)));
        refused(ErrorCode.INVALID_REQUEST, redeem(code));
        String secretKey = accessToken(response, "secretAccessKey");

        assertFalse(service.events().isEmpty());
        for (TokenEvent event : service.events()) {
            for (String secret : Set.of(code, proof, token, secretKey, Grants.VERIFIER.reveal())) {
                assertFalse(event.toString().contains(secret), event.toString());
            }
        }
    }
}
