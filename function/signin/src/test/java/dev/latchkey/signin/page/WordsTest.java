package dev.latchkey.signin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"PT12H,12 h", "PT1H30M,1 h 30 min", "PT15M,15 min", "PT26H,26 h", "PT59S,0 min", "PT0S,0 min"})
    void duration_isSaidToTheMinute(Duration duration, String words) {
        assertEquals(words, Words.duration(duration));
    }

    @ParameterizedTest
    @CsvSource({"111122223333,1111 2222 3333", "1234,1234"})
    void accountId_isSaidInFours(String id, String words) {
        assertEquals(words, Words.accountId(id));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-02T14:32:59Z,14:32 UTC", "2026-01-02T00:05:00Z,00:05 UTC"})
    void time_isUtc(Instant instant, String words) {
        assertEquals(words, Words.time(instant));
    }
}
