package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.grant.AuthorizationCode;
import dev.latchkey.grant.IssuedCode;
import dev.latchkey.grant.SessionId;
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

/** What the tests of CodeBinding share. */
abstract class CodeBindingHarness {
    static final Secret CODE = AuthorizationCode.next(Grants.PERSON);

    /** Longer than the session in Grants. */
    static final Duration MAX_SESSION = Duration.ofHours(10);

    static final String JKT = "a-thumbprint";

    final TestClock clock = TestClock.atStart();

    final FakeAuthorizationCodes codes = new FakeAuthorizationCodes(new FakeSessions());

    final CodeBinding binding = new CodeBinding(MAX_SESSION);

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
                        Optional.empty(),
                        SessionId.next(),
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
        IssuedCode issued = codes.find(request.code(), Grants.PERSON, clock.context())
                .issued()
                .orElseThrow();
        binding.check(request, Grants.PERSON, JKT, issued, clock.instant());
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
}
