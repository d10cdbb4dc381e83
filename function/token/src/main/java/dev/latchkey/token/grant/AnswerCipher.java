package dev.latchkey.token.grant;

import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
import dev.latchkey.oauth.Base64Url;
import dev.latchkey.oauth.Secret;
import dev.latchkey.oauth.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals answers that are stored, under a key that only what the client presents gives: whoever reads the table cannot
 * read them.
 *
 * <p>The key is HKDF-SHA-256 (RFC 5869) of the refresh token, or of the code and its verifier; the cipher AES-256-GCM
 * with the item's {@code pk} as associated data. Layout: nonce (12 bytes), ciphertext, tag (16 bytes), in base64url.
 *
 * @param name the {@code pk} of the item that holds the answer
 */
public record AnswerCipher(String name, Secret presented) {
    private static final byte[] INFO = "latchkey stored answer".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** For the answer to a redemption. */
    public static AnswerCipher ofCode(Secret code, Secret codeVerifier) {
        // No verifier holds a line break, so that no two pairs give the same text.
        return new AnswerCipher("redeemed#" + code.sha256(), Secret.of(code.reveal() + "\n" + codeVerifier.reveal()));
    }

    /**
     * For the answer to a refresh.
     *
     * @param jkt in the name, so that nobody without the key can come between the token's holder and the answer
     */
    public static AnswerCipher ofRefreshToken(Secret refreshToken, String jkt) {
        return new AnswerCipher("refreshed#" + Sha256.base64Url(jkt + "." + refreshToken.reveal()), refreshToken);
    }

    public String seal(TokenResponse answer) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] ciphertext = crypt(Cipher.ENCRYPT_MODE, nonce, toJson(answer).getBytes(StandardCharsets.UTF_8));
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
        System.arraycopy(ciphertext, 0, sealed, NONCE_BYTES, ciphertext.length);
        return Base64Url.encode(sealed);
    }

    /**
     * The answer that was sealed.
     *
     * @throws IllegalStateException if it was not sealed by this cipher, which its name has ruled out
     */
    public TokenResponse open(String sealedAnswer) {
        byte[] sealed = Base64Url.decode(sealedAnswer);
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] ciphertext = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return fromJson(new String(crypt(Cipher.DECRYPT_MODE, nonce, ciphertext), StandardCharsets.UTF_8));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            SecretKey key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(presented.reveal().getBytes(StandardCharsets.UTF_8))
                                    .thenExpand(INFO, KEY_BYTES));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored answer that does not open", e);
        }
    }

    private static String toJson(TokenResponse answer) {
        return Json.write(json -> {
            json.writeStringField("accessKeyId", answer.accessToken().accessKeyId());
            json.writeStringField(
                    "secretAccessKey", answer.accessToken().secretAccessKey().reveal());
            json.writeStringField(
                    "sessionToken", answer.accessToken().sessionToken().reveal());
            json.writeNumberField("expiration", answer.expiration().getEpochSecond());
            json.writeStringField("refreshToken", answer.refreshToken().reveal());
            if (answer.idToken().isPresent()) {
                json.writeStringField("idToken", answer.idToken().get().reveal());
            }
        });
    }

    private static TokenResponse fromJson(String text) {
        JsonObject json = JsonObject.parse(text);
        return new TokenResponse(
                new AccessToken(
                        json.string("accessKeyId").orElseThrow(),
                        Secret.of(json.string("secretAccessKey").orElseThrow()),
                        Secret.of(json.string("sessionToken").orElseThrow())),
                Instant.ofEpochSecond((long) json.number("expiration").orElseThrow()),
                Secret.of(json.string("refreshToken").orElseThrow()),
                json.string("idToken").map(Secret::of));
    }
}
