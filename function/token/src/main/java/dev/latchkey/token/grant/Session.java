package dev.latchkey.token.grant;

import dev.latchkey.grant.Authorization;
import dev.latchkey.oauth.Base64Url;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * A login session: what every refresh token of one login carries.
 *
 * @param id 22 characters of base64url, 128 random bits
 * @param jkt the thumbprint (RFC 7638) of the proof key that the session is bound to
 */
public record Session(String id, String clientId, String jkt, Authorization authorization) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int ID_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * A session that was opened from a refresh token.
     *
     * @throws IllegalArgumentException if {@code id} is not a session's id
     */
    public Session {
        if (!isId(id)) {
            throw new IllegalArgumentException("not a session id");
        }
    }

    /** Whether the text has the form of a session's id. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** A new session, at a login. */
    public static Session start(String clientId, String jkt, Authorization authorization) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return new Session(Base64Url.encode(id), clientId, jkt, authorization);
    }
}
