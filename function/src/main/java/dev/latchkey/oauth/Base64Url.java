package dev.latchkey.oauth;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;

/** base64url without padding, as JOSE uses it (RFC 7515 §2, RFC 4648 §5). */
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** The number, which is not negative, in {@code length} bytes with leading zeros (RFC 7518 §6.2.1.2). */
    public static String encode(BigInteger number, int length) {
        return encode(HexFormat.of().parseHex(("%0" + 2 * length + "x").formatted(number)));
    }

    /**
     * Decodes the canonical encoding only: one text for each sequence of bytes.
     *
     * @throws IllegalArgumentException for padding, a character outside the alphabet, or left-over bits that are not zero
     */
    public static byte[] decode(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("not canonical base64url");
        }
        return bytes;
    }
}
