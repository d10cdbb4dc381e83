package dev.latchkey.token.grant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.request.RequestContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TokenSealer} must do. */
public abstract class TokenSealerContract {
    private static final byte[] PLAINTEXT = "what is sealed".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> CONTEXT =
            Map.of("purpose", "refresh-token", "client", "one", "session", "two", "jkt", "three");

    protected abstract TokenSealer sealer();

    /** A sealer under another key of the same service. */
    protected abstract TokenSealer otherSealer();

    protected RequestContext context() {
        return RequestContext.within(Duration.ofSeconds(30), Clock.systemUTC());
    }

    private byte[] sealed() {
        return sealer().seal(PLAINTEXT, CONTEXT, context());
    }

    private Optional<byte[]> open(byte[] ciphertext, Map<String, String> context) {
        return sealer().open(ciphertext, context, context());
    }

    @Test
    void open_underTheSameContext_isThePlaintext() {
        assertArrayEquals(PLAINTEXT, open(sealed(), CONTEXT).orElseThrow());
    }

    @Test
    void open_largestClaims_isThePlaintextInsideARefreshTokensBounds() {
        byte[] largest = new byte[1280];
        byte[] sealed = sealer().seal(largest, CONTEXT, context());

        assertArrayEquals(largest, open(sealed, CONTEXT).orElseThrow());
        assertTrue(sealed.length <= (2048 - "lk1.".length() - 23) * 3 / 4, "sealed in " + sealed.length);
    }

    @Test
    void seal_twice_givesDifferentCiphertexts() {
        assertFalse(Arrays.equals(sealed(), sealed()));
    }

    @Test
    void open_underAnotherContext_isEmpty() {
        byte[] sealed = sealed();

        for (String name : CONTEXT.keySet()) {
            Map<String, String> other = new HashMap<>(CONTEXT);
            other.put(name, "other");
            assertEquals(Optional.empty(), open(sealed, other), name);
        }
    }

    @Test
    void open_underALargerOrSmallerContext_isEmpty() {
        Map<String, String> larger = new HashMap<>(CONTEXT);
        larger.put("more", "words");

        assertEquals(Optional.empty(), open(sealed(), larger));
        assertEquals(Optional.empty(), open(sealed(), Map.of("purpose", "refresh-token")));
    }

    @Test
    void open_withAnyByteChanged_isEmpty() {
        byte[] sealed = sealed();

        for (int position : new int[] {0, sealed.length / 3, sealed.length / 2, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[position] ^= 1;
            assertEquals(Optional.empty(), open(changed, CONTEXT), "byte " + position);
        }
    }

    @Test
    void open_cutOff_isEmpty() {
        byte[] sealed = sealed();

        assertEquals(Optional.empty(), open(Arrays.copyOf(sealed, sealed.length - 1), CONTEXT));
        assertEquals(Optional.empty(), open(Arrays.copyOf(sealed, sealed.length / 2), CONTEXT));
    }

    @Test
    void open_garbage_isEmpty() {
        assertEquals(Optional.empty(), open("garbage".getBytes(StandardCharsets.UTF_8), CONTEXT));
        assertEquals(Optional.empty(), open(new byte[200], CONTEXT));
    }

    @Test
    void open_sealedUnderAnotherKey_isEmpty() {
        byte[] sealed = otherSealer().seal(PLAINTEXT, CONTEXT, context());

        assertEquals(Optional.empty(), open(sealed, CONTEXT));
    }
}
