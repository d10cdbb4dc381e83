package dev.latchkey.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.local.testing.AdapterHarness;
import dev.latchkey.local.testing.FaultProxy.Fault;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slow emulator's responses come too late; the clients, or we, then call again. */
@Tag("service")
class ProvisioningTest {
    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    @ParameterizedTest
    @ValueSource(strings = {"CreateTable", "UpdateTimeToLive", "CreateKey", "CreateAlias"})
    void lostResponse_losesNothing(String call) {
        String name = "lost-" + UUID.randomUUID();
        harness.faults().fail(call, Fault.CUT_OFF, () -> harness.faults().clear());

        Provisioning provisioned = Provisioning.ensure(harness.clients(), name);

        assertEquals(provisioned, Provisioning.ensure(harness.clients(), name));
    }
}
