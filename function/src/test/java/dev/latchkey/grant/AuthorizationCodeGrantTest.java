package dev.latchkey.grant;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.Spelling;
import dev.latchkey.oauth.TokenRequest;
import dev.latchkey.testing.FakeAuthorizationCodes;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationCodeGrantTest {
    private static final Secret CODE = Secret.of("a-code");
    private static final String JKT = "a-thumbprint";

    private final TestClock clock = TestClock.atStart();
    private final FakeAuthorizationCodes codes = new FakeAuthorizationCodes();
    private final AuthorizationCodeGrant grant = new AuthorizationCodeGrant(codes, clock);
    private final TokenRequest.AuthorizationCode request = Grants.redemption(CODE);

    private void issue(Optional<String> challenge, Optional<String> method, Optional<String> jkt, Instant expiresAt) {
        codes.issue(
                CODE,
                new IssuedCode(
                        Grants.CLIENT_ID,
                        Grants.REDIRECT_URI,
                        challenge,
                        method,
                        jkt,
                        expiresAt,
                        Grants.issuedCode().claims(),
                        Grants.authorization()),
                clock.deadline());
    }

    private void issue() {
        codes.issue(CODE, Grants.issuedCode(), clock.deadline());
    }

    private void issueWithMethod(String method) {
        issue(
                Optional.of(Pkce.challenge(Grants.VERIFIER)),
                Optional.of(method),
                Optional.empty(),
                clock.instant().plusSeconds(60));
    }

    private void issueUntil(Instant expiresAt) {
        issue(Optional.of(Pkce.challenge(Grants.VERIFIER)), Optional.empty(), Optional.empty(), expiresAt);
    }

    private IssuedCode find(TokenRequest.AuthorizationCode request) {
        return grant.find(request, JKT, clock.deadline());
    }

    private void refused(ErrorCode error, TokenRequest.AuthorizationCode request) {
        assertEquals(
                error, assertThrows(OAuthException.class, () -> find(request)).error());
    }

    /** Refuses {@code request}, and leaves the code for whoever may have it. */
    private void refusedAndKept(TokenRequest.AuthorizationCode wrong) {
        issue();
        refused(ErrorCode.INVALID_REQUEST, wrong);
        assertDoesNotThrow(() -> find(request));
    }

    @Test
    void find_rightRequest_isTheCode() {
        issue();

        assertEquals(Grants.issuedCode(), find(request));
    }

    @Test
    void find_unknownCode_isRefused() {
        refused(ErrorCode.INVALID_REQUEST, request);
    }

    @Test
    void find_byAnotherClient_isRefused() {
        refusedAndKept(new TokenRequest.AuthorizationCode(
                Grants.OTHER_CLIENT_ID, CODE, Grants.REDIRECT_URI, Grants.VERIFIER, Spelling.CAMEL_CASE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:50124/oauth/callback",
                "http://127.0.0.1:50123/oauth/callback/",
                "HTTP://127.0.0.1:50123/oauth/callback",
                "http://localhost:50123/oauth/callback"
            })
    void find_withAnotherRedirectUri_isRefused(String redirectUri) {
        refusedAndKept(new TokenRequest.AuthorizationCode(
                Grants.CLIENT_ID, CODE, redirectUri, Grants.VERIFIER, Spelling.CAMEL_CASE));
    }

    @Test
    void find_withAnotherVerifier_isRefused() {
        refusedAndKept(new TokenRequest.AuthorizationCode(
                Grants.CLIENT_ID, CODE, Grants.REDIRECT_URI, Secret.of("v".repeat(43)), Spelling.CAMEL_CASE));
    }

    @Test
    void find_codeWithoutChallenge_isNeverRedeemable() {
        issue(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                clock.instant().plusSeconds(60));

        refused(ErrorCode.INVALID_REQUEST, request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S256", "SHA-256"})
    void find_codeWithEitherNameOfS256_isTheCode(String method) {
        issueWithMethod(method);

        assertDoesNotThrow(() -> find(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "s256", "", "S512"})
    void find_codeWithAnotherMethod_isNeverRedeemable(String method) {
        issueWithMethod(method);

        refused(ErrorCode.INVALID_REQUEST, request);
    }

    @Test
    void find_codeBoundToTheKey_isTheCode() {
        issue(
                Optional.of(Pkce.challenge(Grants.VERIFIER)),
                Optional.empty(),
                Optional.of(JKT),
                clock.instant().plusSeconds(60));

        assertDoesNotThrow(() -> find(request));
    }

    @Test
    void find_codeBoundToAnotherKey_isRefused() {
        issue(
                Optional.of(Pkce.challenge(Grants.VERIFIER)),
                Optional.empty(),
                Optional.of("another-thumbprint"),
                clock.instant().plusSeconds(60));

        refused(ErrorCode.INVALID_REQUEST, request);
    }

    @Test
    void find_aSecondBeforeExpiry_isTheCode() {
        issue();
        clock.advance(IssuedCode.DEFAULT_LIFETIME.minusSeconds(1));

        assertDoesNotThrow(() -> find(request));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 86_400})
    void find_fromExpiryOn_isExpired(long later) {
        issue();
        clock.advance(IssuedCode.DEFAULT_LIFETIME.plusSeconds(later));

        refused(ErrorCode.AUTHCODE_EXPIRED, request);
    }

    @Test
    void find_expiredCodeWithAnotherVerifier_isNotToldFromUnknown() {
        issue();
        clock.advance(Duration.ofHours(1));
        TokenRequest.AuthorizationCode wrong = new TokenRequest.AuthorizationCode(
                Grants.CLIENT_ID, CODE, Grants.REDIRECT_URI, Secret.of("v".repeat(43)), Spelling.CAMEL_CASE);
        OAuthException expired = assertThrows(OAuthException.class, () -> find(wrong));
        OAuthException unknown =
                assertThrows(OAuthException.class, () -> find(Grants.redemption(Secret.of("unknown"))));

        assertEquals(unknown.error(), expired.error());
        assertEquals(unknown.publicSentence(), expired.publicSentence());
    }

    @Test
    void find_codeOfTenMinutes_isTheCode() {
        issueUntil(clock.instant().plus(IssuedCode.MAX_LIFETIME));

        assertDoesNotThrow(() -> find(request));
    }

    @Test
    void find_codeOfMoreThanTenMinutes_isRefused() {
        issueUntil(clock.instant().plus(IssuedCode.MAX_LIFETIME).plusSeconds(1));

        refused(ErrorCode.INVALID_REQUEST, request);
    }

    @Test
    void commit_second_isRefused() {
        issue();
        grant.commit(request, clock.deadline());

        OAuthException refusal = assertThrows(OAuthException.class, () -> grant.commit(request, clock.deadline()));
        assertEquals(ErrorCode.INVALID_REQUEST, refusal.error());
    }
}
