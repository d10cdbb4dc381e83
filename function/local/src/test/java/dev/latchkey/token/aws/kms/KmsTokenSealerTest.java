package dev.latchkey.token.aws.kms;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.local.Provisioning;
import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.local.testing.FaultProxy.Fault;
import dev.latchkey.request.DependencyException;
import dev.latchkey.token.grant.TokenSealer;
import dev.latchkey.token.grant.TokenSealerContract;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("service")
class KmsTokenSealerTest extends TokenSealerContract {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @Override
    protected TokenSealer sealer() {
        return new KmsTokenSealer(harness.clients().kms(), harness.provisioned().sealingKeyArn());
    }

    @Override
    protected TokenSealer otherSealer() {
        return new KmsTokenSealer(
                harness.clients().kms(),
                Provisioning.ensure(harness.clients(), "others").sealingKeyArn());
    }

    @ParameterizedTest
    @CsvSource({
        "Encrypt, REFUSE", "Encrypt, ERROR", "Encrypt, THROTTLE", "Encrypt, DENY",
        "Decrypt, REFUSE", "Decrypt, ERROR", "Decrypt, THROTTLE", "Decrypt, DENY"
    })
    void anyCall_whileTheServiceFails_isAFaultWithoutItsMessage(String operation, Fault fault) {
        byte[] sealed = sealer().seal(new byte[1], Map.of(), context());
        harness.faults().fail(operation, fault);

        DependencyException thrown = assertThrows(DependencyException.class, () -> {
            sealer().open(sealed, Map.of(), context());
            sealer().seal(new byte[1], Map.of(), context());
        });
        assertTrue(thrown.reason().startsWith("KMS " + operation + " "), thrown.reason());
        assertFalse(thrown.reason().contains("secret-detail"), thrown.reason());
    }
}
