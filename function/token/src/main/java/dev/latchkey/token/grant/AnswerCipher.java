package dev.latchkey.token.grant;

import dev.latchkey.json.Json;
import dev.latchkey.json.JsonObject;
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
 * Seals stored answers under a key that can be derived only from what the client presents: whoever reads the table
 * cannot read them.
 *
 * <p>The key is HKDF-SHA-256 (RFC 5869) of the refresh token, or of the code and its verifier; the cipher AES-256-GCM
 * with the answer's kind and name as associated data.
 *
 * @param kind what is answered
 * @param name under which the answer is stored: 43 characters of base64url
 * @param presented what the client presents
 */
public record AnswerCipher(Kind kind, String name, Secret presented) {
    /** What a stored answer answers. */
    public enum Kind {
        REDEEMED,
        REFRESHED
    }

    private static final byte[] INFO = "latchkey stored answer".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** For the answer to a redemption. */
    public static AnswerCipher ofCode(Secret code, Secret codeVerifier) {
        // No verifier contains a line break, so that no two pairs give the same text.
        return new AnswerCipher(Kind.REDEEMED, code.sha256(), Secret.of(code.reveal() + "\n" + codeVerifier.reveal()));
    }

    /**
     * For the answer to a refresh.
     *
     * @param jkt is part of the name, so that nobody without the key can come between the token's holder and the answer
     */
    public static AnswerCipher ofRefreshToken(Secret refreshToken, String jkt) {
        return new AnswerCipher(Kind.REFRESHED, Sha256.base64Url(jkt + "." + refreshToken.reveal()), refreshToken);
    }

    public SealedAnswer seal(TokenResponse response) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] ciphertext = crypt(Cipher.ENCRYPT_MODE, nonce, toJson(response).getBytes(StandardCharsets.UTF_8));
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + ciphertext.length);
        System.arraycopy(ciphertext, 0, sealed, NONCE_BYTES, ciphertext.length);
        return SealedAnswer.of(sealed);
    }

    /**
     * The answer that was sealed.
     *
     * @throws IllegalStateException if it was not sealed by this cipher, which its name rules out
     */
    public TokenResponse open(SealedAnswer answer) {
        byte[] sealed = answer.bytes();
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
            cipher.updateAAD((kind + "#" + name).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored answer that does not open", e);
        }
    }

    private static String toJson(TokenResponse response) {
        return Json.write(json -> {
            json.writeStringField("accessKeyId", response.accessToken().accessKeyId());
            json.writeStringField(
                    "secretAccessKey", response.accessToken().secretAccessKey().reveal());
            json.writeStringField(
                    "sessionToken", response.accessToken().sessionToken().reveal());
            json.writeNumberField("expiration", response.expiration().getEpochSecond());
            json.writeStringField("refreshToken", response.refreshToken().reveal());
            if (response.idToken().isPresent()) {
                json.writeStringField("idToken", response.idToken().get().reveal());
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
