package dev.latchkey.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A string that anybody who sees it could use: a code, a verifier, a token, a secret key. It never prints itself, and
 * is compared in constant time.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The string itself, for the one place that must send or transform it. */
    public String reveal() {
        return value;
    }

    /** The secret's SHA-256 in base64url: its name in the table and in events. */
    public String sha256() {
        return Sha256.base64Url(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(utf8(value), utf8(secret.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[redacted]";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
