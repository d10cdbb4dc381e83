package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.grant.SessionId;
import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Secret;
import dev.latchkey.testing.Grants;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.testing.FakeTokenSealer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokensTest {
    private static final String JKT = "thumbprint-of-the-key-in-the-proof-43-chars";

    private static final String PERSON = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final TestClock clock = TestClock.atStart();
    private final FakeTokenSealer sealer = new FakeTokenSealer();
    private final RefreshTokens refreshTokens = new RefreshTokens(sealer);
    private final Session session =
            new Session(SessionId.next().value(), Grants.CLIENT_ID, JKT, Grants.authorization());
    private final Secret token = refreshTokens.seal(session, clock.context());

    private Optional<Session> open(String presented, String clientId, String jkt) {
        return RefreshTokens.parse(Secret.of(presented))
                .flatMap(parsed -> refreshTokens.open(parsed, clientId, jkt, clock.context()));
    }

    @Test
    void open_byItsClientAndKey_isTheSession() {
        assertEquals(Optional.of(session), open(token.reveal(), Grants.CLIENT_ID, JKT));
    }

    @Test
    void open_byAnotherClient_isEmpty() {
        assertEquals(Optional.empty(), open(token.reveal(), Grants.OTHER_CLIENT_ID, JKT));
    }

    @Test
    void open_withAnotherKey_isEmpty() {
        assertEquals(Optional.empty(), open(token.reveal(), Grants.CLIENT_ID, "other"));
    }

    @Test
    void open_underAnotherSessionsId_isEmpty() {
        Session other = new Session(SessionId.next().value(), Grants.CLIENT_ID, JKT, Grants.authorization());

        assertEquals(Optional.empty(), open(token.reveal().replace(session.id(), other.id()), Grants.CLIENT_ID, JKT));
    }

    @Test
    void open_underAnotherPersonsId_isEmpty() {
        assertEquals(
                Optional.empty(), open(token.reveal().replace(Grants.PERSON.value(), PERSON), Grants.CLIENT_ID, JKT));
    }

    @Test
    void open_sealedForAnotherPurpose_isEmpty() {
        byte[] sealed = sealer.seal(
                RefreshTokenClaims.of(session),
                Map.of(
                        "purpose",
                        "other",
                        "client",
                        Grants.CLIENT_ID,
                        "session",
                        session.id(),
                        "person",
                        Grants.PERSON.value(),
                        "jkt",
                        JKT),
                clock.context());

        assertEquals(
                Optional.empty(),
                open(
                        "lk2." + session.id() + "." + Grants.PERSON.value() + "." + Base64Url.encode(sealed),
                        Grants.CLIENT_ID,
                        JKT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "lk2",
                "lk2...",
                "lk2.short." + PERSON + ".abcd",
                "lk1.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AAAA",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA.AAAA",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AAAA",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".A",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AA=="
            })
    void open_whatIsNoRefreshToken_isEmpty(String presented) {
        assertEquals(Optional.empty(), open(presented, Grants.CLIENT_ID, JKT));
    }

    @Test
    void parse_aRefreshToken_isTakenApart() {
        assertEquals(Optional.of(session.id()), RefreshTokens.parse(token).map(SealedRefreshToken::sessionId));
        assertEquals(Optional.of(Grants.PERSON), RefreshTokens.parse(token).map(SealedRefreshToken::person));
    }

    /** None of these is sent to KMS, and each token has only one spelling, because answers are stored by it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lk2",
                "lk2..",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".",
                "lk2.AAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AAAA",
                "lk2.AAAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AAAA",
                "lk2.AAAAAAAAAAAAAAAAAAAAA=." + PERSON + ".AAAA",
                "lk2.AAAAAAAAAAAAAAAAAAAAA\u00e4." + PERSON + ".AAAA",
                "lk2AAAAAAAAAAAAAAAAAAAAAAA.AAAA",
                "LK1.AAAAAAAAAAAAAAAAAAAAAA.AAAA",
                "lk1.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AAAA",
                " lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AAAA",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AAAA\n",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AAAA.",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AAAA..",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AAAA.AAAA",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AA==",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AB",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".A",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".A+AA",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA." + PERSON + ".AA\u0100A",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA.AAAA",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAA",
                "lk2.AAAAAAAAAAAAAAAAAAAAAA..AAAA"
            })
    void parse_whatHasNotItsForm_isEmpty(String presented) {
        assertTrue(RefreshTokens.parse(Secret.of(presented)).isEmpty());
    }

    @Test
    void seal_token_isShortVisibleAndTellsNothing() {
        assertTrue(token.reveal().matches("lk2\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]+"));
        assertTrue(token.reveal().length() <= 2048);
        String decoded = new String(
                Base64Url.decode(token.reveal().substring(token.reveal().lastIndexOf('.') + 1)),
                StandardCharsets.ISO_8859_1);
        assertFalse(decoded.contains("ada"));
    }
}
