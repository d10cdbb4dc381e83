package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.PersonId;
import dev.latchkey.grant.SessionId;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.TokenRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeBindingTest extends CodeBindingHarness {
    @Test
    void check_rightRequest_isTheCode() {
        IssuedCode issued = Grants.issuedCode();
        codes.issue(request.code(), issued, clock.context());

        assertEquals(issued, find(request));
    }

    @Test
    void check_byAnotherClient_isRefused() {
        refusedAndKept(TokenRequests.redemption(CODE, Grants.OTHER_CLIENT_ID, Grants.REDIRECT_URI, Grants.VERIFIER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:50124/oauth/callback",
                "http://127.0.0.1:50123/oauth/callback/",
                "HTTP://127.0.0.1:50123/oauth/callback",
                "http://localhost:50123/oauth/callback"
            })
    void check_withAnotherRedirectUri_isRefused(String redirectUri) {
        refusedAndKept(TokenRequests.redemption(CODE, Grants.CLIENT_ID, redirectUri, Grants.VERIFIER));
    }

    @Test
    void check_withAnotherVerifier_isRefused() {
        refusedAndKept(
                TokenRequests.redemption(CODE, Grants.CLIENT_ID, Grants.REDIRECT_URI, Secret.of("v".repeat(43))));
    }

    @Test
    void check_codeWithoutChallenge_isNeverRedeemable() {
        issue(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                clock.instant().plusSeconds(60));

        refused(ErrorCode.INVALID_REQUEST, request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S256", "SHA-256"})
    void check_codeWithEitherNameOfS256_isTheCode(String method) {
        issueWithMethod(method);

        assertDoesNotThrow(() -> find(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "s256", "", "S512"})
    void check_codeWithAnotherMethod_isNeverRedeemable(String method) {
        issueWithMethod(method);

        refused(ErrorCode.INVALID_REQUEST, request);
    }

    @Test
    void check_codeBoundToTheKey_isTheCode() {
        issue(
                Optional.of(Pkce.challenge(Grants.VERIFIER)),
                Optional.empty(),
                Optional.of(JKT),
                clock.instant().plusSeconds(60));

        assertDoesNotThrow(() -> find(request));
    }

    @Test
    void check_codeBoundToAnotherKey_isRefused() {
        issue(
                Optional.of(Pkce.challenge(Grants.VERIFIER)),
                Optional.empty(),
                Optional.of("another-thumbprint"),
                clock.instant().plusSeconds(60));

        refused(ErrorCode.INVALID_REQUEST, request);
    }

    @Test
    void check_aSecondBeforeExpiry_isTheCode() {
        issue();
        clock.advance(IssuedCode.DEFAULT_LIFETIME.minusSeconds(1));

        assertDoesNotThrow(() -> find(request));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 86_400})
    void check_fromExpiryOn_isExpired(long later) {
        issue();
        clock.advance(IssuedCode.DEFAULT_LIFETIME.plusSeconds(later));

        refused(ErrorCode.AUTHCODE_EXPIRED, request);
    }

    @Test
    void check_codeWhoseSessionIsOver_isExpired() {
        codes.issue(CODE, Grants.issuedCode(clock.instant().minus(Duration.ofHours(8))), clock.context());

        refused(ErrorCode.AUTHCODE_EXPIRED, request);
    }

    @ParameterizedTest
    @CsvSource({"3600, true", "3599, false"})
    void check_codeOfASessionThatIsOverInThisDeployment_isExpired(long secondsSinceLogin, boolean expired) {
        CodeBinding strict = new CodeBinding(Duration.ofHours(1));
        IssuedCode issued = issuedToALoginAt(clock.instant().minusSeconds(secondsSinceLogin));

        assertEquals(
                expired,
                refusals(() -> strict.check(request, Grants.PERSON, JKT, issued, clock.instant()))
                        .contains(ErrorCode.AUTHCODE_EXPIRED));
    }

    private IssuedCode issuedToALoginAt(Instant authTime) {
        return new IssuedCode(
                Grants.CLIENT_ID,
                Grants.REDIRECT_URI,
                Optional.of(Pkce.challenge(Grants.VERIFIER)),
                Optional.empty(),
                Optional.empty(),
                clock.instant().plusSeconds(60),
                Map.of(),
                Optional.empty(),
                SessionId.next(),
                Grants.authorization(authTime));
    }

    @ParameterizedTest
    @CsvSource({"60, false", "61, true"})
    void check_codeOfALoginThatIsYetToHappen_isRefused(long secondsAhead, boolean refused) {
        IssuedCode issued = issuedToALoginAt(clock.instant().plusSeconds(secondsAhead));

        assertEquals(
                refused,
                refusals(() -> binding.check(request, Grants.PERSON, JKT, issued, clock.instant()))
                        .contains(ErrorCode.INVALID_REQUEST));
    }

    /** The error that the check ended with, if any. */
    private static List<ErrorCode> refusals(Runnable check) {
        try {
            check.run();
            return List.of();
        } catch (OAuthException e) {
            return List.of(e.error());
        }
    }

    @Test
    void check_expiredCodeWithAnotherVerifier_isNotToldFromUnknown() {
        issue();
        clock.advance(Duration.ofHours(1));
        TokenRequest.AuthorizationCode wrong =
                TokenRequests.redemption(CODE, Grants.CLIENT_ID, Grants.REDIRECT_URI, Secret.of("v".repeat(43)));
        OAuthException expired = assertThrows(OAuthException.class, () -> find(wrong));
        OAuthException unknown = CodeBinding.refusal("unknown");

        assertEquals(unknown.error(), expired.error());
        assertEquals(unknown.publicSentence(), expired.publicSentence());
    }

    @Test
    void check_codeOfTenMinutes_isTheCode() {
        issueUntil(clock.instant().plus(IssuedCode.MAX_LIFETIME));

        assertDoesNotThrow(() -> find(request));
    }

    @Test
    void check_codeOfMoreThanTenMinutes_isRefused() {
        issueUntil(clock.instant().plus(IssuedCode.MAX_LIFETIME).plusSeconds(1));

        refused(ErrorCode.INVALID_REQUEST, request);
    }

    @Test
    void check_codeThatNamesAnotherPerson_isRefused() {
        PersonId other = PersonId.of("https://issuer.example.com", "somebody else");

        assertEquals(
                List.of(ErrorCode.INVALID_REQUEST),
                refusals(() -> binding.check(request, other, JKT, Grants.issuedCode(), clock.instant())));
    }
}
