package dev.latchkey.aws.kms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.latchkey.local.Provisioning;
import dev.latchkey.local.testing.AdapterHarness;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Generations of a key, as a rotation goes through them. */
@Tag("service")
class KmsSealingKeysTest {
    private static final Map<String, String> CONTEXT = Map.of("purpose", "a test");
    private static final byte[] PLAINTEXT = "s3cr3t".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final AdapterHarness harness = new AdapterHarness();

    private final String old = harness.provisioned().secretsKeyArn();
    private final String next = Provisioning.ensure(harness.clients(), "others").secretsKeyArn();

    private static KmsSealingKeys keys(String... arns) {
        return new KmsSealingKeys(harness.clients().kms(), List.of(arns));
    }

    private static byte[] sealed(KmsSealingKeys keys) {
        return keys.seal(PLAINTEXT, CONTEXT, harness.context());
    }

    private static Optional<byte[]> open(KmsSealingKeys keys, byte[] sealed) {
        return keys.open(sealed, CONTEXT, harness.context());
    }

    @Test
    void whatTheKeyBeforeSealed_opens() {
        byte[] sealed = sealed(keys(old));

        assertArrayEquals(PLAINTEXT, open(keys(next, old), sealed).orElseThrow());
    }

    @Test
    void seal_isByTheFirst() {
        byte[] sealed = sealed(keys(next, old));

        assertArrayEquals(PLAINTEXT, open(keys(next), sealed).orElseThrow());
        assertEquals(Optional.empty(), open(keys(old), sealed));
    }

    @Test
    void whatAKeySealedThatIsNoLongerListed_doesNotOpen() {
        assertEquals(Optional.empty(), open(keys(next), sealed(keys(old))));
    }

    @Test
    void otherContext_opensWithNone() {
        byte[] sealed = sealed(keys(old));

        assertEquals(Optional.empty(), keys(next, old).open(sealed, Map.of("purpose", "another"), harness.context()));
    }
}
