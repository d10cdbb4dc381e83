package dev.latchkey.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsMaxSessionTest extends SettingsHarness {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 11, 12})
    void of1To12Hours_isAccepted(int hours) {
        assertEquals(
                Duration.ofHours(hours),
                read("LATCHKEY_SESSION_HOURS", "" + hours).maxSession());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "13", "-1", "1.5", "8h", "PT8H"})
    void other_isRefused(String hours) {
        assertEquals(
                "LATCHKEY_SESSION_HOURS is not a whole number from 1 to 12", problems("LATCHKEY_SESSION_HOURS", hours));
    }
}
