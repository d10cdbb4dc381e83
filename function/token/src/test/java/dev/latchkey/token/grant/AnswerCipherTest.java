package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerCipherTest {
    private static final Secret CODE = Secret.of("a-code");
    private static final Secret VERIFIER = Secret.of("a-verifier");
    private static final TokenResponse REDEEMED = answer(Optional.of(Secret.of("an-id-token")));

    private final AnswerCipher cipher = AnswerCipher.ofCode(CODE, VERIFIER);

    private static TokenResponse answer(Optional<Secret> idToken) {
        return new TokenResponse(
                new AccessToken("an-access-key-id", Secret.of("a-secret-key"), Secret.of("a-session-token")),
                TestClock.START,
                Secret.of("a-refresh-token"),
                idToken);
    }

    @Test
    void open_whatWasSealed_isTheAnswer() {
        assertEquals(REDEEMED, cipher.open(cipher.seal(REDEEMED)));
        assertEquals(answer(Optional.empty()), cipher.open(cipher.seal(answer(Optional.empty()))));
    }

    @Test
    void seal_twice_isDifferentBytes() {
        assertNotEquals(cipher.seal(REDEEMED), cipher.seal(REDEEMED));
    }

    @Test
    void seal_hidesEverything() {
        String sealed = new String(cipher.seal(REDEEMED).bytes(), StandardCharsets.ISO_8859_1);

        assertFalse(sealed.contains("a-secret-key"));
        assertFalse(sealed.contains("an-access-key-id"));
    }

    @Test
    void open_withAnythingElse_fails() {
        SealedAnswer sealed = cipher.seal(REDEEMED);
        List<AnswerCipher> others = List.of(
                AnswerCipher.ofCode(Secret.of("other"), VERIFIER),
                AnswerCipher.ofCode(CODE, Secret.of("other")),
                AnswerCipher.ofRefreshToken(CODE, "jkt"),
                new AnswerCipher(cipher.kind(), "another-name", cipher.presented()),
                new AnswerCipher(AnswerCipher.Kind.REFRESHED, cipher.name(), cipher.presented()),
                new AnswerCipher(cipher.kind(), cipher.name(), CODE));

        for (AnswerCipher other : others) {
            assertThrows(IllegalStateException.class, () -> other.open(sealed));
        }
    }

    @Test
    void open_changedBytes_fails() {
        byte[] sealed = cipher.seal(REDEEMED).bytes();
        sealed[sealed.length / 2] ^= 1;

        assertThrows(IllegalStateException.class, () -> cipher.open(SealedAnswer.of(sealed)));
    }

    @Test
    void name_tellsTokensAndKeysApart() {
        assertNotEquals(
                AnswerCipher.ofRefreshToken(CODE, "one").name(),
                AnswerCipher.ofRefreshToken(CODE, "other").name());
        assertEquals(CODE.sha256(), cipher.name());
    }
}
