package dev.latchkey.local.sts;

import dev.latchkey.local.testing.StandInClients;
import dev.latchkey.testing.TestClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sts.StsClient;

/** What the tests of the STS stand-in share. */
abstract class StsStandInHarness {
    static final String ROLE = "arn:aws:iam::000000000000:role/team/Developer";
    static final String ARN = "arn:aws:sts::000000000000:assumed-role/Developer/ada@example.com";

    // The SDK signs with the real time, so the stand-in's clock has to start there.
    final TestClock clock = TestClock.at(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));

    @TempDir
    Path folder;

    StsStandIn standIn;
    StsClient anybody;

    @BeforeEach
    void start() {
        standIn = StsStandIn.start(folder, clock);
        anybody = StandInClients.sts(standIn.url());
    }

    @AfterEach
    void stop() {
        anybody.close();
        standIn.close();
    }
}
