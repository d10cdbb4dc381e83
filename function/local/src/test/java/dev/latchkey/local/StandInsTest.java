package dev.latchkey.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.local.testing.WebPage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DynamoDB Local and the stand-ins at their own addresses. */
class StandInsTest {
    @TempDir
    private Path folder;

    @Test
    void webPage_reachesNone() throws Exception {
        try (Backend standIns = Backend.standIns(folder, Clock.systemUTC())) {
            for (URI url : List.of(standIns.dynamoDb(), standIns.kms(), standIns.sts())) {
                assertEquals(421, WebPage.statusUnder("evil.test", url));
                assertEquals(403, WebPage.statusFrom("https://evil.test", url));
            }
        }
    }
}
