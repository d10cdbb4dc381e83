package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.oauth.OAuthException;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.token.testing.TokenRequests;
import org.junit.jupiter.api.Test;

class AuthorizationCodeGrantCommitTest extends AuthorizationCodeGrantHarness {
    @Test
    void commit_second_isFalse() {
        issue();

        assertTrue(commit());
        assertFalse(commit());
    }

    @Test
    void answerAgain_sameRequest_isTheSameAnswer() {
        issue();
        commit();

        assertEquals(answer, answerAgain(request, "a-fingerprint"));
        assertFalse(sessions.find(session.id(), clock.context()).isRevoked());
    }

    @Test
    void answerAgain_sameRequestAfterTheSessionWasRevoked_isRefused() {
        issue();
        commit();
        sessions.revoke(session.id(), "a reason", clock.instant(), clock.context());

        assertThrows(OAuthException.class, () -> answerAgain(request, "a-fingerprint"));
    }

    @Test
    void answerAgain_anotherRequestThatProvesTheVerifier_isRefusedAndRevokesTheSession() {
        issue();
        commit();
        TokenRequest.AuthorizationCode another =
                TokenRequests.redemption(CODE, Grants.OTHER_CLIENT_ID, Grants.REDIRECT_URI, Grants.VERIFIER);

        assertThrows(OAuthException.class, () -> answerAgain(another, "another-fingerprint"));
        assertTrue(sessions.find(session.id(), clock.context()).isRevoked());
    }

    @Test
    void answerAgain_anotherRequestWithoutTheVerifier_isRefusedAndRevokesNothing() {
        issue();
        commit();
        TokenRequest.AuthorizationCode another =
                TokenRequests.redemption(CODE, Grants.CLIENT_ID, Grants.REDIRECT_URI, Secret.of("v".repeat(43)));

        assertThrows(OAuthException.class, () -> answerAgain(another, "another-fingerprint"));
        assertFalse(sessions.find(session.id(), clock.context()).isRevoked());
    }
}
