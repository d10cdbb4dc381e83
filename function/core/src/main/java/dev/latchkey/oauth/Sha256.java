package dev.latchkey.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4) of text in UTF-8. */
public final class Sha256 {
    private Sha256() {}

    /** 43 characters of base64url, without padding. */
    public static String base64Url(String text) {
        return Base64Url.encode(digest(text));
    }

    /** 32 bytes. */
    public static byte[] digest(String text) {
        return algorithm().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
