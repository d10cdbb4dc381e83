package dev.latchkey.local.kms;

import dev.latchkey.local.testing.StandInClients;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kms.KmsClient;

/** What the tests of the KMS stand-in share. */
abstract class KmsStandInHarness {
    @TempDir
    Path folder;

    KmsStandIn standIn;
    KmsClient kms;

    @BeforeEach
    void start() {
        standIn = KmsStandIn.start(folder);
        kms = StandInClients.kms(standIn.url());
    }

    @AfterEach
    void stop() {
        kms.close();
        standIn.close();
    }

    String newKey() {
        return kms.createKey().keyMetadata().arn();
    }
}
