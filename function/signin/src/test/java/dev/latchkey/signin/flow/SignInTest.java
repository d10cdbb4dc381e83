package dev.latchkey.signin.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.signin.provider.Authentication;
import dev.latchkey.signin.testing.Authentications;
import dev.latchkey.testing.TestClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInTest {
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
