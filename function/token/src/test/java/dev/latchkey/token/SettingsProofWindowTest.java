package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsProofWindowTest extends SettingsHarness {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3599, 3600})
    void of1To3600Seconds_isAccepted(int seconds) {
        assertEquals(
                Duration.ofSeconds(seconds),
                read("LATCHKEY_PROOF_WINDOW_SECONDS", "" + seconds).proofWindow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3601", "-1", "1.5", "60s", "PT1M", "1e2", "0x10", "99999999999", "sixty"})
    void other_isRefused(String seconds) {
        assertEquals(
                "LATCHKEY_PROOF_WINDOW_SECONDS is not a whole number from 1 to 3600",
                problems("LATCHKEY_PROOF_WINDOW_SECONDS", seconds));
    }
}
