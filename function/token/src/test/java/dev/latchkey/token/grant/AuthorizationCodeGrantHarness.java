package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.grant.IssuedCode;
import dev.latchkey.oauth.ErrorCode;
import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.testing.FakeAuthorizationCodes;
import dev.latchkey.token.testing.FakeSessions;
import dev.latchkey.token.testing.TokenRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the tests of AuthorizationCodeGrant share. */
abstract class AuthorizationCodeGrantHarness {
    static final Secret CODE = Secret.of("a-code");

    /** Longer than the session that Grants grants. */
    static final Duration MAX_SESSION = Duration.ofHours(10);

    static final String JKT = "a-thumbprint";

    final TestClock clock = TestClock.atStart();

    final FakeAuthorizationCodes codes = new FakeAuthorizationCodes();

    final FakeSessions sessions = new FakeSessions();

    final AuthorizationCodeGrant grant = new AuthorizationCodeGrant(codes, sessions, MAX_SESSION, clock);

    final TokenRequest.AuthorizationCode request = TokenRequests.redemption(CODE);

    void issue(Optional<String> challenge, Optional<String> method, Optional<String> jkt, Instant expiresAt) {
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
                clock.context());
    }

    void issue() {
        codes.issue(CODE, Grants.issuedCode(), clock.context());
    }

    void issueWithMethod(String method) {
        issue(
                Optional.of(Pkce.challenge(Grants.VERIFIER)),
                Optional.of(method),
                Optional.empty(),
                clock.instant().plusSeconds(60));
    }

    void issueUntil(Instant expiresAt) {
        issue(Optional.of(Pkce.challenge(Grants.VERIFIER)), Optional.empty(), Optional.empty(), expiresAt);
    }

    IssuedCode find(TokenRequest.AuthorizationCode request) {
        IssuedCode issued = grant.find(request, clock.context()).orElseThrow();
        grant.check(request, JKT, issued);
        return issued;
    }

    void refused(ErrorCode error, TokenRequest.AuthorizationCode request) {
        assertEquals(
                error, assertThrows(OAuthException.class, () -> find(request)).error());
    }

    /** Refuses {@code request}, and leaves the code for whoever may have it. */
    void refusedAndKept(TokenRequest.AuthorizationCode wrong) {
        issue();
        refused(ErrorCode.INVALID_REQUEST, wrong);
        assertDoesNotThrow(() -> find(request));
    }

    final Session session = Session.start(Grants.CLIENT_ID, JKT, Grants.authorization());

    final TokenResponse answer = new TokenResponse(
            new AccessToken("an-id", Secret.of("a-key"), Secret.of("a-token")),
            TestClock.START.plusSeconds(900),
            Secret.of("a-refresh-token"),
            Optional.of(Secret.of("an-id-token")));

    boolean commit() {
        return grant.commit(request, "a-fingerprint", session, answer, clock.context());
    }

    TokenResponse answerAgain(TokenRequest.AuthorizationCode presented, String fingerprint) {
        return grant.answerAgain(
                presented, fingerprint, grant.findRedeemed(presented, clock.context()), clock.context());
    }
}
