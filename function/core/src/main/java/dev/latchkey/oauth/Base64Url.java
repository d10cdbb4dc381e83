package dev.latchkey.oauth;

import java.math.BigInteger;
import java.util.Base64;

/** base64url without padding, as JOSE uses it (RFC 7515 §2, RFC 4648 §5). */
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * The number in {@code length} bytes with leading zeros (RFC 7518 §6.2.1.2).
     *
     * @throws IllegalArgumentException if it is negative or takes more bytes
     */
    public static String encode(BigInteger number, int length) {
        if (number.signum() < 0 || number.bitLength() > length * Byte.SIZE) {
            throw new IllegalArgumentException("a number that does not fit");
        }
        byte[] bytes = number.toByteArray();
        int used = Math.min(bytes.length, length);
        byte[] padded = new byte[length];
        System.arraycopy(bytes, bytes.length - used, padded, length - used, used);
        return encode(padded);
    }

    /**
     * Decodes the canonical encoding only: one text for each sequence of bytes.
     *
     * @throws IllegalArgumentException for padding, a character outside the alphabet, or left-over bits that are not
     *     zero
     */
    public static byte[] decode(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("not canonical base64url");
        }
        return bytes;
    }
}
