package dev.latchkey.token.grant;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An answer as {@link AnswerCipher} sealed it: nonce (12 bytes), ciphertext, tag (16 bytes). */
public final class SealedAnswer {
    private final byte[] bytes;

    private SealedAnswer(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The answer with a copy of these bytes. */
    public static SealedAnswer of(byte[] bytes) {
        return new SealedAnswer(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealedAnswer answer && Arrays.equals(bytes, answer.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealedAnswer[" + bytes.length + " bytes]";
    }
}
