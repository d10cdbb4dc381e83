package dev.latchkey.signin.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.oauth.Pkce;
import dev.latchkey.oauth.Secret;
import dev.latchkey.signin.provider.Authentication;
import dev.latchkey.signin.provider.ProviderSession;
import dev.latchkey.signin.testing.Authentications;
import dev.latchkey.signin.testing.TestSignIn;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a sign-in keeps of the provider's answer. */
class SignInTest {
    private static final AuthorizationRequest CLIENT = new AuthorizationRequest(
            false, Grants.REDIRECT_URI, TestSignIn.STATE, Pkce.challenge(Grants.VERIFIER), "SHA-256");
    private static final Optional<Secret> REFRESH_TOKEN = Optional.of(Secret.of("refresh-token"));
    private static final Authentication ANSWER = Authentications.of("sub", Optional.of("sid"), REFRESH_TOKEN);

    private static ProviderSession answered(Optional<AuthorizationRequest> client) {
        return SignIn.begun(client, "staff", TestClock.START)
                .answered(ANSWER, TestClock.START)
                .session()
                .orElseThrow();
    }

    @Test
    void signInOfAClient_keepsTheProvidersRefreshToken() {
        assertEquals(ANSWER.session(), answered(Optional.of(CLIENT)));
    }

    @Test
    void personsOwn_keepsAllButTheRefreshToken() {
        ProviderSession kept = answered(Optional.empty());

        assertEquals(Optional.empty(), kept.refreshToken());
        assertEquals(Optional.of("sid"), kept.sid());
    }

    /** An older version did not keep what the provider knows a sign-in by. */
    @Test
    void signInOfAnOlderVersion_isNone() {
        Authentication answer = Authentications.of("ada", Optional.empty(), Optional.empty());
        SignIn signIn = new SignIn(
                Optional.empty(),
                "staff",
                SignIn.Phase.AT_CHOICE,
                Optional.of(answer.identity()),
                Optional.empty(),
                TestClock.START,
                Optional.empty(),
                TestClock.START.plus(SignIn.LIFETIME));

        SignInException refusal = assertThrows(SignInException.class, signIn::authentication);

        assertEquals(Refusal.NO_SIGN_IN, refusal.refusal());
        assertEquals("sign-in: begun by an older version", refusal.reason());
    }
}
