package dev.latchkey.aws.kms;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * ECDSA signatures, from DER as KMS gives them (RFC 3279 §2.2.3: a SEQUENCE of the INTEGERs r and s) to r‖s as JOSE
 * wants them (RFC 7518 §3.4).
 */
final class DerSignature {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    private DerSignature() {}

    /**
     * The same signature as {@code 2 * coordinateBytes} bytes.
     *
     * @throws IllegalArgumentException if {@code der} is no such signature
     */
    static byte[] toConcatenation(byte[] der, int coordinateBytes) {
        ByteBuffer read = ByteBuffer.wrap(der);
        requireLength(read, SEQUENCE, read.capacity() - 2);
        byte[] concatenation = new byte[2 * coordinateBytes];
        copyInteger(read, concatenation, coordinateBytes);
        copyInteger(read, concatenation, 2 * coordinateBytes);
        requireThat(!read.hasRemaining(), "bytes after the signature");
        return concatenation;
    }

    /** Copies the next INTEGER, big-endian, so that it ends before {@code end}. */
    private static void copyInteger(ByteBuffer read, byte[] target, int end) {
        requireThat(read.remaining() >= 2 && read.get() == INTEGER, "not an INTEGER");
        byte[] content = new byte[Byte.toUnsignedInt(read.get())];
        requireThat(content.length > 0 && content.length <= read.remaining(), "an INTEGER that is cut off");
        read.get(content);
        BigInteger integer = new BigInteger(content);
        requireThat(integer.signum() > 0 && integer.bitLength() <= target.length / 2 * 8, "an INTEGER out of range");
        byte[] bytes = integer.toByteArray();
        int leadingZero = bytes[0] == 0 ? 1 : 0;
        int length = bytes.length - leadingZero;
        System.arraycopy(bytes, leadingZero, target, end - length, length);
    }

    // Signatures on curves up to P-384 are shorter than 128 bytes, so that every length is one byte.
    private static void requireLength(ByteBuffer read, int tag, int length) {
        requireThat(read.remaining() >= 2 && read.get() == tag && read.get() == length, "not a SEQUENCE");
    }

    private static void requireThat(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException("DER signature: " + problem);
        }
    }
}
