package dev.latchkey.grant;

import dev.latchkey.oauth.Base64Url;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * What a login session is called, from its code on.
 *
 * @param value 22 characters of base64url, 128 random bits
 */
public record SessionId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws IllegalArgumentException if the value does not have the form of an id */
    public SessionId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("session is not an id of 22 characters of base64url");
        }
    }

    /** A new id. */
    public static SessionId next() {
        byte[] id = new byte[BYTES];
        RANDOM.nextBytes(id);
        return new SessionId(Base64Url.encode(id));
    }

    /** Whether the text has the form of an id. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }
}
