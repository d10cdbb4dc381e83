package dev.latchkey.token.dpop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.oauth.OAuthException;
import dev.latchkey.testing.TestClock;
import dev.latchkey.token.testing.Proof;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DpopProofVerifierTimeTest extends DpopProofVerifierHarness {
    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 0, 299, 300})
    void iatInsideTheWindow_isAccepted(long offset) {
        DpopProof proof = accepted(proof().at(TestClock.START.plusSeconds(offset)));

        assertEquals(offset, proof.iatOffset());
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -301, 301, 86_400})
    void iatOutsideTheWindow_isRefusedWithTheMeasuredOffset(long offset) {
        OAuthException refusal = refused(proof().at(TestClock.START.plusSeconds(offset)));

        String direction = offset < 0 ? " seconds behind" : " seconds ahead of";
        assertTrue(refusal.publicSentence().contains(Math.abs(offset) + direction), refusal.publicSentence());
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void proof_countsAsUsableUntilItsOwnIatAndTheWindow(long offset) {
        DpopProof proof = accepted(proof().at(TestClock.START.plusSeconds(offset)));

        assertEquals(TestClock.START.plusSeconds(offset), proof.issuedAt());
    }

    @Test
    void iatWithAFraction_isAccepted() {
        accepted(proof().claim("iat", TestClock.START.getEpochSecond() + 0.25));
    }

    @Test
    void iatJustOutsideTheWindowByAFraction_isRefused() {
        refused(proof().claim("iat", TestClock.START.getEpochSecond() + 300.5));
    }

    @Test
    void iatAgainstAClockBetweenSeconds_isMeasuredInWholeSeconds() {
        clock.advance(Duration.ofMillis(999));

        accepted(proof().at(TestClock.START.minusSeconds(300)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"4928029200\"", "-1", "1e400", "-1e400", "4928029200000", "null", "true", "[4928029200]"})
    void iatThatIsNoTime_isRefused(String iat) {
        refused(proof().sign(
                        proof().headerJson(),
                        "{\"htm\":\"POST\",\"htu\":\"" + Proof.ENDPOINT + "\",\"jti\":\"j\",\"iat\":" + iat + "}"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -301, -86_400})
    void expInThePast_isRefused(long offset) {
        refused(proof().claim("exp", TestClock.START.getEpochSecond() + offset));
    }

    @Test
    void expWithinTheClocksLeeway_isAccepted() {
        accepted(proof().claim("exp", TestClock.START.getEpochSecond() - 299));
    }

    @ParameterizedTest
    @ValueSource(longs = {301, 86_400})
    void nbfInTheFuture_isRefused(long offset) {
        refused(proof().claim("nbf", TestClock.START.getEpochSecond() + offset));
    }

    @Test
    void nbfWithinTheClocksLeeway_isAccepted() {
        accepted(proof().claim("nbf", TestClock.START.getEpochSecond() + 300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "nbf"})
    void lifetimeThatIsNoNumber_isRefused(String claim) {
        refused(proof().claim(claim, "tomorrow"));
    }

    @Test
    void narrowerWindow_isConfigurable() {
        DpopProofVerifier strict = new DpopProofVerifier(List.of(URI.create(Proof.ENDPOINT)), Duration.ofSeconds(10));
        String proof = proof().at(TestClock.START.minusSeconds(11)).sign();

        assertThrows(OAuthException.class, () -> strict.verify(List.of(proof), clock.instant()));
    }
}
