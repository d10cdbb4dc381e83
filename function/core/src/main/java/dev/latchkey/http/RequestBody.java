package dev.latchkey.http;

import dev.latchkey.oauth.OAuthException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The request's body as text. */
public final class RequestBody {
    /** The longest body that is read, in bytes. A token request is at most a quarter of that. */
    public static final int MAX_BYTES = 16 * 1024;

    private RequestBody() {}

    /**
     * The body, decoded.
     *
     * @throws OAuthException INVALID_REQUEST for a body that is too long, not base64 although the gateway says so, or
     *     not UTF-8
     */
    public static String text(HttpRequest request) {
        String body = request.body().reveal();
        int mostCharacters = request.bodyIsBase64() ? (MAX_BYTES + 2) / 3 * 4 : MAX_BYTES;
        if (body.length() > mostCharacters) {
            throw tooLong();
        }
        byte[] bytes = request.bodyIsBase64() ? decode(body) : body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw tooLong();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw OAuthException.invalidRequest("The body is not UTF-8.", "body: not UTF-8");
        }
    }

    private static byte[] decode(String body) {
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw OAuthException.invalidRequest("The body could not be read.", "body: not base64");
        }
    }

    private static OAuthException tooLong() {
        return OAuthException.invalidRequest("The body is longer than 16 KiB.", "body: too long");
    }
}
